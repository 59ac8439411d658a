import type { Finding } from './finding.ts'
import { argumentOf, blocksOf, type Folder, type Placed } from './folder.ts'

/** What the house style asks of variables and outputs: where they stand, in which order, and what they say. */
export function checkDeclarations(folder: Folder): readonly Finding[] {
  const variables = blocksOf(folder, 'variable')
  const outputs = blocksOf(folder, 'output')
  return [
    ...variables.flatMap(checkVariable),
    ...variables.filter((placed) => needsValidation(folder, placed)).map(withoutValidation),
    ...outputs.flatMap(checkOutput),
    ...[variables, outputs].flatMap(outOfOrder),
    ...variables.flatMap((placed) => misplaced(placed, 'variables.tf')),
    ...outputs.flatMap((placed) => misplaced(placed, 'outputs.tf')),
  ]
}

const nameOf = ({ block }: Placed): string => block.labels[0] ?? ''
const says = (placed: Placed, message: string): Finding => ({
  file: placed.file,
  line: placed.block.line,
  message: `${placed.block.type} ${nameOf(placed)} ${message}`,
})

const checkVariable = (placed: Placed): readonly Finding[] => [
  ...(argumentOf(placed.block, 'type') === null ? [says(placed, 'has no type')] : []),
  ...withoutDescription(placed),
  ...placed.block.blocks
    .filter(({ type }) => type === 'validation')
    .flatMap((validation) => {
      const message = argumentOf(validation, 'error_message')
      return message === null || argumentOf(validation, 'condition') === null
        ? [{ ...says(placed, 'has a validation without a condition or a message'), line: validation.line }]
        : []
    }),
]

const checkOutput = (placed: Placed): readonly Finding[] => [
  ...(argumentOf(placed.block, 'value') === null ? [says(placed, 'has no value')] : []),
  ...withoutDescription(placed),
]

const withoutDescription = (placed: Placed): readonly Finding[] =>
  (argumentOf(placed.block, 'description') ?? '').length < 12 ? [says(placed, 'has no description')] : []

/** People give an environment its values, so all but yes and no is checked there; a number or a region anywhere. */
function needsValidation({ path }: Folder, placed: Placed): boolean {
  const type = argumentOf(placed.block, 'type')
  if (placed.block.blocks.some((block) => block.type === 'validation')) return false
  const byPeople = path.includes('/environments/') && type !== 'bool'
  return byPeople || type === 'number' || /(^|_)(region|location)$/.test(nameOf(placed))
}

const withoutValidation = (placed: Placed): Finding =>
  says(placed, 'has no validation, and its value can be wrong')

const misplaced = (placed: Placed, file: string): readonly Finding[] =>
  placed.file.endsWith(`/${file}`) ? [] : [says(placed, `belongs in ${file}`)]

const outOfOrder = (placed: readonly Placed[]): readonly Finding[] =>
  placed.flatMap((one, index) => {
    const before = placed[index - 1]
    return before !== undefined && before.file === one.file && nameOf(before) > nameOf(one)
      ? [says(one, `is out of alphabetical order, after ${nameOf(before)}`)]
      : []
  })
