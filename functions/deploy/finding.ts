/** Something that keeps a deployment from starting: where it is, and what is wrong with it, in words. */
export type Finding = Readonly<{ file: string; line: number; message: string }>

/** A finding as one line that editors and terminals can open: `firestore.rules:12: …`. */
export const findingText = ({ file, line, message }: Finding): string => `${file}:${line}: ${message}`

/** The line, counted from 1, that the position lies in. */
export const lineAt = (text: string, position: number): number =>
  text.slice(0, Math.max(0, position)).split('\n').length
