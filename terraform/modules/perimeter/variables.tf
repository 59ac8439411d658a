variable "access_policy" {
  description = "Number of the organisation's access policy. Null where there is no organisation: then nothing here is made."
  type        = string
  default     = null

  validation {
    condition     = var.access_policy == null ? true : can(regex("^[0-9]+$", var.access_policy))
    error_message = "Give the number of the access policy alone, or null."
  }
}

variable "ai_project_number" {
  description = "Number of the project that Vertex AI (europe-west4) is called in, where it is another one; null for the same."
  type        = string
  default     = null
}

variable "backup_project_number" {
  description = "Number of the project that holds the backups (europe-west4), where it is another one; null for the same."
  type        = string
  default     = null
}

variable "deploy_accounts" {
  description = "E-mail addresses of the service accounts that deploy and build: they come from outside and change what is inside."
  type        = list(string)
  default     = []

  validation {
    condition     = (var.access_policy == null || length(var.deploy_accounts) > 0) && alltrue([for account in var.deploy_accounts : endswith(account, ".gserviceaccount.com")])
    error_message = "A perimeter needs at least one account that may deploy; each is a service account's e-mail address."
  }
}

variable "dry_run" {
  description = "Whether the perimeter only logs what it would refuse. Enforce it after a release, a restore drill and a month-end without a surprise in that log."
  type        = bool
  default     = true
}

variable "operator_networks" {
  description = "Address ranges that operators work from (CIDR). Empty: they get in through no network, only through the console's own session of a deploy account."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for network in var.operator_networks : can(cidrnetmask(network)) || can(cidrhost(network, 0))])
    error_message = "Each is a range of addresses, such as 192.0.2.0/24."
  }
}

variable "project_number" {
  description = "Number (not id) of the project that the perimeter is drawn around."
  type        = string
}
