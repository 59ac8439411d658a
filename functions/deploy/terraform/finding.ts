/** Something wrong in a Terraform file: where, and in words what. */
export type Finding = Readonly<{ file: string; line: number; message: string }>

/** A finding as compilers print one: `file:line: message`. */
export const findingWords = ({ file, line, message }: Finding): string => `${file}:${line}: ${message}`
