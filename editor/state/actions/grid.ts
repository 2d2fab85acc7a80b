// The grid that things stand on, in px.
export const GRID = 22
export const snap = (value: number): number => Math.round(value / GRID) * GRID
