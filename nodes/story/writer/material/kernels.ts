// Every kernel that the writer knows.

import type { Kernel } from './kernel.ts'
import { DARK_KERNELS } from './kernels-dark.ts'
import { LIGHT_KERNELS } from './kernels-light.ts'

export const KERNELS: readonly Kernel[] = [...DARK_KERNELS, ...LIGHT_KERNELS]
