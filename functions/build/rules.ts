import { Role, type DocumentKind } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'

const listOf = (roles: readonly Role[]): string => `[${roles.map((role) => `'${role}'`).join(', ')}]`

const rolesText = (readers: readonly Role[]): string =>
  Role.options.every((role) => readers.includes(role)) ? 'everyRole()' : listOf(readers)

/** The rule of one collection below its merchant. Throws an Error for a path that is not below it. */
function ruleOf({ path, readers }: DocumentKind): string {
  if (!path.startsWith(`${merchants.path}/`)) throw new Error(`${path} is not below ${merchants.path}`)
  return `match ${path.slice(merchants.path.length)} { allow read: if may(${rolesText(readers)}); }`
}

/**
 * `firestore.rules`: what is written here by hand, and a rule for each collection that somebody may read. A collection
 * that nobody may read has none, and is closed as every path that no rule names.
 */
export function firestoreRules(documents: readonly DocumentKind[]): string {
  const rules = documents
    .filter(({ path, readers }) => path !== merchants.path && readers.length > 0)
    .map(ruleOf)
    .toSorted()
  return `rules_version = '2';

// Made by \`npm run reference\` from \`functions/build/rules.ts\` and from each collection's \`readers\` in the contract.
// Nobody writes from a client: every write is made by a function, which these rules do not bind. A path that no rule
// names is closed.
service cloud.firestore {
  match /databases/{database}/documents {
    function signedIn() {
      return request.auth != null;
    }

    function everyRole() {
      return ${listOf(Role.options)};
    }

    match /merchants/{merchant} {
      // Read with every request, so a removed member is out at once. No such document is an error, which refuses.
      function isMember(roles) {
        let member = get(/databases/$(database)/documents/merchants/$(merchant)/members/$(request.auth.uid)).data;
        return member.state == 'active' && member.role in roles;
      }

      function may(roles) {
        return signedIn() && isMember(roles);
      }

      allow get: if may(${rolesText(merchants.readers)});

      ${rules.join('\n      ')}
    }

    // Where am I a member? Asked over all merchants, and only about oneself.
    match /{path=**}/members/{uid} {
      allow read: if signedIn() && resource.data.uid == request.auth.uid && resource.data.state == 'active';
    }
  }
}
`
}
