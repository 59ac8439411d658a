type Declared = Readonly<{
  /** What whoever has it can do. */
  means: string
  /** The role in the project that gives it; null when a module of Terraform gives it on less than the project. */
  projectRole: string | null
}>

/** What the service account of a function can be allowed beyond the database: one line each, which Terraform gives. */
export const grants = {
  jobs: { means: "makes, changes and removes the jobs of merchants' schedules", projectRole: null },
  secrets: { means: "reads the channels' secrets", projectRole: null },
  'sign-ins': {
    means: "looks up, makes and changes people's sign-ins, and has e-mail sent to them",
    projectRole: 'roles/firebaseauth.admin',
  },
} as const satisfies Readonly<Record<string, Declared>>
export type Grant = keyof typeof grants
