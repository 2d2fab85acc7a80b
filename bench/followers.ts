// Clients that follow a run over WebSockets, in a process of their own, so that what they do with it is not the server's time.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'

/** Connects `count` clients. `heard` resolves to the events that all of them heard once the run has ended for each. */
export async function followers(url: string, count: number): Promise<{ heard(): Promise<number> }> {
  const child = fork(fileURLToPath(import.meta.url), [url, String(count)])
  const told = (what: string) =>
    new Promise<number>((resolve, reject) => {
      child.on('message', (message: Record<string, number>) => message[what] !== undefined && resolve(message[what]))
      child.on('error', reject)
      child.on('exit', code => reject(new Error(`The clients ended with ${code} before they were ${what}`)))
    })
  const heard = told('heard')
  await told('connected')
  return { heard: () => heard }
}

const [, script, url, count] = process.argv
if (process.send && script === fileURLToPath(import.meta.url) && url) {
  const counted = await Promise.all(
    Array.from({ length: Number(count) }, async () => {
      const socket = new WebSocket(url)
      let events = 0
      const ended = new Promise<void>((resolve, reject) => {
        socket.on('message', data => {
          events += (JSON.parse(String(data)) as unknown[]).length
        })
        socket.on('close', () => resolve())
        socket.on('error', reject)
      })
      await new Promise(resolve => socket.on('open', resolve))
      return { ended, events: () => events }
    }),
  )
  process.send({ connected: counted.length })
  await Promise.all(counted.map(client => client.ended))
  process.send({ heard: counted.reduce((all, client) => all + client.events(), 0) }, () => process.exit(0))
}
