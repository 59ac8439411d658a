import { z } from 'zod'

const Scope = z.enum(['COLLECTION', 'COLLECTION_GROUP'])
const Mode = z.union([
  z.strictObject({ order: z.enum(['ASCENDING', 'DESCENDING']), queryScope: Scope }),
  z.strictObject({ arrayConfig: z.literal('CONTAINS'), queryScope: Scope }),
])
const IndexField = z.union([
  z.strictObject({ fieldPath: z.string(), order: z.enum(['ASCENDING', 'DESCENDING']) }),
  z.strictObject({ fieldPath: z.string(), arrayConfig: z.literal('CONTAINS') }),
])
const Composite = z.strictObject({
  collectionGroup: z.string(),
  queryScope: Scope,
  fields: z.array(IndexField).min(2),
})
const Override = z.object({
  collectionGroup: z.string(),
  fieldPath: z.string(),
  ttl: z.boolean().optional(),
  indexes: z.array(Mode),
})

/** `firestore.indexes.json`, as `firebase deploy` and Terraform read it. */
export const DeclaredIndexes = z.strictObject({
  indexes: z.array(Composite),
  fieldOverrides: z.array(Override),
})
export type DeclaredIndexes = z.infer<typeof DeclaredIndexes>
export type Composite = z.infer<typeof Composite>
export type IndexField = z.infer<typeof IndexField>
