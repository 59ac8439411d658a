import { referenceFeature } from '../features/reference/feature.ts'
import { sessionFeature } from '../features/session/feature.ts'

/** What anybody may open, signed in or not. The start of the app loads it, so that it stands apart from the others. */
export const openFeatures = [sessionFeature, referenceFeature]
