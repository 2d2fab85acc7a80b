// Every kernel that the writer knows.
import type { Kernel } from './kernel.ts'
import { DARK_KERNELS } from './kernels-dark.ts'
import { DAY_KERNELS } from './kernels-day.ts'
import { HEART_KERNELS } from './kernels-heart.ts'
import { LIGHT_KERNELS } from './kernels-light.ts'
import { NIGHT_KERNELS } from './kernels-night.ts'
import { ROAD_KERNELS } from './kernels-road.ts'

export const KERNELS: readonly Kernel[] = [
  ...DARK_KERNELS,
  ...LIGHT_KERNELS,
  ...NIGHT_KERNELS,
  ...HEART_KERNELS,
  ...DAY_KERNELS,
  ...ROAD_KERNELS,
]
