import type { Options } from './options.ts'
export async function policy(_options: Options): Promise<void> {}
