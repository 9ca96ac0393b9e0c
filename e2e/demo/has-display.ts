/** Whether somebody can see a window here. */
export function hasDisplay({
  platform,
  env,
}: Pick<NodeJS.Process, 'platform' | 'env'> = process): boolean {
  if (env.CI || env.TUPPENCE_ALONE) return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
