import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Machine = { platform: NodeJS.Platform; env: Record<string, string | undefined>; exists: (path: string) => boolean }

const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

/** The path of an installed Chrome, Chromium or Edge, or undefined. Only the usual places are looked at. */
export function installedBrowser(
  machine: Machine = { platform: process.platform, env: process.env, exists: existsSync },
): string | undefined {
  return usualPlaces(machine).find(machine.exists)
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env['HOME'] ?? '', 'Applications')]
    return folders.flatMap((folder) => macApplications.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    const folders = windowsFolders.flatMap((name) => env[name] ?? [])
    return folders.flatMap((folder) => windowsPrograms.map((program) => `${folder}\\${program}`))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return [
    ...folders.flatMap((folder) => onPath.map((name) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}
