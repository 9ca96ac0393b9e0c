import { create } from 'zustand'

export type Secret = { kind: 'created' | 'phrase' | 'key'; text: string }

export type Step =
  | 'start'
  | 'words'
  | 'confirm'
  | 'import'
  | 'password'
  | 'fund'
  | 'ready'

type WelcomeState = {
  step: Step
  /** In memory only, and only until the vault holds it. */
  secret: Secret | null
  goTo: (step: Step) => void
  /** Words just made: show them. */
  showWords: (phrase: string) => void
  /** A secret typed or pasted: ask for a password. */
  takeSecret: (secret: Secret) => void
  /** The vault has it: forget it here. */
  finish: () => void
}

export const useWelcome = create<WelcomeState>((set) => ({
  step: 'start',
  secret: null,
  goTo: (step) => set(step === 'start' ? { step, secret: null } : { step }),
  showWords: (phrase) =>
    set({ step: 'words', secret: { kind: 'created', text: phrase } }),
  takeSecret: (secret) => set({ step: 'password', secret }),
  finish: () => set({ step: 'fund', secret: null }),
}))
