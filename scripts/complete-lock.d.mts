// Types of complete-lock.mjs.
type Packages = Record<string, { optionalDependencies?: Record<string, string>; dev?: boolean; version?: string }>
export declare function missingEntries(packages: Packages): Record<string, object>
