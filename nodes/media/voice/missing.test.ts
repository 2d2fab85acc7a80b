import { expect, it, vi } from 'vitest'
import { VoiceSettings } from '../../types.ts'
import { speak } from './speak.ts'

vi.mock('@echogarden/espeak-ng-emscripten', () => {
  throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
})

it('says how to get the voice when the optional package is not installed, and that trying again will not help', async () => {
  const line = speak({ text: 'Hello', emotion: 'neutral', seed: 1, voice: VoiceSettings.parse({}) })
  await expect(line).rejects.toMatchObject({
    name: 'PermanentError',
    message: expect.stringMatching(/not installed\. Run "npm install @echogarden\/espeak-ng-emscripten"/),
  })
})
