import { bundleFunctions } from './bundle-functions.ts'
import { manifest } from './manifest.ts'

await bundleFunctions()
console.log(`Bundled ${manifest.length} functions into functions/dist.`)
