import {
  FieldsOnCorrectTypeRule,
  GraphQLError,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql'

/** What Shopify calls a document that breaks a rule. */
const codes: ReadonlyMap<ValidationRule, string> = new Map([
  [FieldsOnCorrectTypeRule, 'undefinedField'],
  [KnownArgumentNamesRule, 'argumentNotAccepted'],
  [ProvidedRequiredArgumentsRule, 'missingRequiredArguments'],
  [ValuesOfCorrectTypeRule, 'argumentLiteralsIncompatible'],
  [ScalarLeafsRule, 'selectionMismatch'],
  [NoUndefinedVariablesRule, 'variableNotDefined'],
  [NoUnusedVariablesRule, 'variableNotUsed'],
  [VariablesInAllowedPositionRule, 'variableMismatch'],
  [KnownTypeNamesRule, 'undefinedType'],
  [KnownDirectivesRule, 'undefinedDirective'],
  [KnownFragmentNamesRule, 'useAndDefineFragment'],
  [NoUnusedFragmentsRule, 'useAndDefineFragment'],
  [OverlappingFieldsCanBeMergedRule, 'fieldConflict'],
])

/** What the schema does not allow in a document, under Shopify's own codes. */
export function faultsIn(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  if (validate(schema, document).length === 0) return []
  return specifiedRules.flatMap((rule) =>
    validate(schema, document, [rule]).map(
      ({ message }) =>
        new GraphQLError(message, { extensions: { code: codes.get(rule) ?? 'invalidDocument' } }),
    ),
  )
}
