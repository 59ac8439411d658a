variable "app_check" {
  description = "The web app's id in Firebase, and whether calls without its proof are refused. Null: App Check is not used."
  type        = object({ app_id = string, enforced = bool })
  default     = null

  validation {
    condition     = var.app_check == null || can(regex("^1:[0-9]+:web:[0-9a-f]+$", var.app_check.app_id))
    error_message = "app_check.app_id is the web app's id in Firebase: 1:NUMBER:web:HEX."
  }
}

variable "billing_account" {
  description = "Id of the account that the project is billed to."
  type        = string

  validation {
    condition     = can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.billing_account))
    error_message = "billing_account is three groups of six digits or letters A to F."
  }
}

variable "budget" {
  description = "What a month may cost: whole units of the billing account's own currency."
  type        = object({ currency = string, units = number })

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.budget.currency)) && var.budget.units >= 1 && floor(var.budget.units) == var.budget.units
    error_message = "budget is a currency of three letters, ZAR for instance, and a whole number of units."
  }
}

variable "connections" {
  description = "The name of each connection's secret, as its channel document tells it, by merchant/channel."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for connection in keys(var.connections) : can(regex("^[a-z0-9][a-z0-9-]{0,62}/[a-z0-9][a-z0-9-]{0,62}$", connection))])
    error_message = "Each of connections is written merchant/channel, in small letters, digits and hyphens."
  }
}

variable "docs_url" {
  description = "Where the folder docs/ is read in a browser, for the links of alerts. Null: alerts name the file."
  type        = string
  default     = null

  validation {
    condition     = var.docs_url == null ? true : can(regex("^https://.+[^/]$", var.docs_url))
    error_message = "docs_url is an https:// address without a slash at its end."
  }
}

variable "domain" {
  description = "The domain that app. and api. stand before."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain is a domain alone, in small letters: no https:// and no path."
  }
}

variable "notification_channels" {
  description = "Cloud Monitoring channels that alerts and the budget are told to, by their full names."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.notification_channels) <= 5 && alltrue([for channel in var.notification_channels : can(regex("^projects/[^/]+/notificationChannels/[0-9]+$", channel))])
    error_message = "notification_channels are at most five, each projects/PROJECT/notificationChannels/NUMBER."
  }
}

variable "perimeter" {
  description = "The organisation's access policy, who deploys and from where operators work. Null where there is no organisation: then there is no perimeter."
  type = object({
    access_policy     = string
    deploy_accounts   = list(string)
    dry_run           = optional(bool, true)
    operator_networks = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.perimeter == null ? true : can(regex("^[0-9]+$", var.perimeter.access_policy))
    error_message = "perimeter.access_policy is the number of the organisation's access policy."
  }
}

variable "project_id" {
  description = "Id of the project, which exists and is billed."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is the id of a project: 6 to 30 small letters, digits and hyphens."
  }
}

variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "africa-south1"

  validation {
    condition     = var.region == "africa-south1"
    error_message = "region can only be africa-south1 (Johannesburg): the database, the functions and the secrets stay together."
  }
}

variable "source_object" {
  description = "The release: an object of the releases bucket, named by the SHA-256 of what is in it. The deployment gives it."
  type        = string

  validation {
    condition     = can(regex("^source/[0-9a-f]{64}\\.zip$", var.source_object))
    error_message = "source_object is source/, the SHA-256 of the release in 64 hexadecimal digits, and .zip."
  }
}
