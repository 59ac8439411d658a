variable "database" {
  description = "Id of the Firestore database that the operation works on."
  type        = string
}

variable "environment_variables" {
  description = "What the function's process is told, by name."
  type        = map(string)

  validation {
    condition     = alltrue([for name in ["FLUXORI_ORIGINS", "FLUXORI_PUBLIC_URL", "GCLOUD_PROJECT"] : lookup(var.environment_variables, name, "") != ""])
    error_message = "A function must be told FLUXORI_ORIGINS, FLUXORI_PUBLIC_URL and GCLOUD_PROJECT."
  }
}

variable "max_instances" {
  description = "Instances that may run at once."
  type        = number
  default     = 100

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 1000
    error_message = "A function may have 1 to 1000 instances."
  }
}

variable "operation" {
  description = "The operation's entry in terraform/operations.json."
  type = object({
    name    = string
    summary = string
    trigger = object({ kind = string, event = optional(string), path = optional(string), cron = optional(string) })
    resources = object({
      memoryMb       = number
      timeoutSeconds = number
      minInstances   = number
      concurrency    = number
    })
    projectRoles   = list(string)
    entryPoint     = string
    invoker        = string
    serviceAccount = string
  })

  validation {
    condition     = contains(["document", "http", "job", "schedule", "webhook"], var.operation.trigger.kind)
    error_message = "${var.operation.name}: a trigger is document, http, job, schedule or webhook."
  }

  validation {
    condition     = (var.operation.invoker == "public") == contains(["http", "webhook"], var.operation.trigger.kind) && contains(["platform", "public"], var.operation.invoker)
    error_message = "${var.operation.name}: http and webhook operations are public, all others are the platform's alone."
  }

  validation {
    condition     = var.operation.trigger.kind != "document" || try(length(var.operation.trigger.path) > 0, false)
    error_message = "${var.operation.name}: a document trigger needs a path."
  }

  validation {
    condition     = var.operation.trigger.kind != "document" || try(contains(["created", "written"], var.operation.trigger.event), false)
    error_message = "${var.operation.name}: a document trigger is created or written."
  }

  validation {
    condition     = var.operation.trigger.kind != "schedule" || can(regex("^(\\S+ ){4}\\S+$", var.operation.trigger.cron))
    error_message = "${var.operation.name}: a schedule needs a cron of five fields."
  }

  validation {
    condition     = alltrue([for role in var.operation.projectRoles : can(regex("^roles/[a-z]+\\.[A-Za-z.]+$", role))])
    error_message = "${var.operation.name}: a role in the project is that of one service, never a basic role."
  }

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.operation.serviceAccount))
    error_message = "${var.operation.name}: a service account has 6 to 30 small letters, digits and hyphens."
  }

  validation {
    condition     = var.operation.trigger.kind != "document" || var.operation.resources.timeoutSeconds <= 540
    error_message = "${var.operation.name}: a function that a document starts may run for 540 seconds."
  }
}

variable "project" {
  description = "The project and what the module project made in it."
  type = object({
    id              = string
    build_account   = string
    images          = string
    releases_bucket = string
  })
}

variable "region" {
  description = "Where the function runs; the same as its database."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "Everything runs in africa-south1 (Johannesburg)."
  }
}

variable "source_object" {
  description = "The release: an object of the releases bucket, named by what is in it. Another name is another release."
  type        = string
}
