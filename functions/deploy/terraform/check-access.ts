import type { Finding } from './finding.ts'
import type { Folder, Placed } from './folder.ts'
import type { Block } from './hcl-body.ts'

/** Where everybody may be let in: functions that check each caller themselves, and the files of the web app. */
const publicPlaces = [
  'terraform/modules/operation google_cloud_run_v2_service_iam_member.public',
  'terraform/modules/site google_storage_bucket_iam_member.public',
]
/** The basic roles: each gives far more than any one task needs. */
const basicRoles = ['roles/owner', 'roles/editor', 'roles/viewer']

/**
 * Access that the tree must not give: resources that take over a whole policy and so drop what others granted, basic
 * roles, keys of service accounts, and everybody where the design does not need it.
 */
export function checkAccess(folder: Folder): readonly Finding[] {
  return folder.blocks.flatMap(({ file, block }) => [
    ...wrongResource(block).map((message) => ({ file, line: block.line, message })),
    ...wrongTexts(folder, { file, block }, block),
  ])
}

function wrongResource({ type, labels: [name = ''] }: Block): readonly string[] {
  if (type !== 'resource') return []
  if (/_iam_(policy|binding)$/.test(name))
    return [`${name} replaces what others granted: use the _member resource`]
  return name === 'google_service_account_key' ? ['a key of a service account must not exist'] : []
}

function wrongTexts(folder: Folder, placed: Placed, block: Block): readonly Finding[] {
  const place = `${folder.path} ${placed.block.labels.join('.')}`
  return [
    ...block.attributes.flatMap(({ line, text }) => {
      const everybody = /"(allUsers|allAuthenticatedUsers)"/.exec(text)?.[1]
      const role = basicRoles.find((basic) => text.includes(`"${basic}"`))
      return [
        ...(everybody !== undefined && (everybody !== 'allUsers' || !publicPlaces.includes(place))
          ? [{ file: placed.file, line, message: `${everybody} may not be let in here` }]
          : []),
        ...(role === undefined ? [] : [{ file: placed.file, line, message: `${role} gives too much` }]),
      ]
    }),
    ...block.blocks.flatMap((inner) => wrongTexts(folder, placed, inner)),
  ]
}
