variable "docs_url" {
  description = "Where the folder docs/ of this repository is read in a browser, for the links of alerts. Null: they name the file."
  type        = string
  default     = null

  validation {
    condition     = var.docs_url == null ? true : startswith(var.docs_url, "https://") && !endswith(var.docs_url, "/")
    error_message = "Give an https:// address without a slash at its end."
  }
}

variable "errors_allowed" {
  description = "Failures in five minutes that a function which people, channels or writes start may have before it alarms. Schedules have fixed bounds."
  type        = number
  default     = 5

  validation {
    condition     = var.errors_allowed >= 0
    error_message = "A count of failures, 0 or more."
  }
}

variable "notification_channels" {
  description = "Ids of the notification channels that every alert goes to. Empty: alerts are only shown in the console."
  type        = list(string)
  default     = []
}

variable "operations" {
  description = "The manifest, terraform/operations.json: each function gets its alarm, each schedule is missed when it does not run."
  type = list(object({
    name    = string
    summary = string
    trigger = object({ kind = string, cron = optional(string) })
  }))
}

variable "project_id" {
  description = "Project that everything here is made in."
  type        = string
}

variable "slos" {
  description = "What is promised: the share that must be good (`goal`) and, where it is a time, within how many milliseconds. The README says why these."
  type = object({
    days                 = optional(number, 28)
    webhook_availability = optional(object({ goal = number }), { goal = 0.999 })
    webhook_latency      = optional(object({ goal = number, within_ms = number }), { goal = 0.99, within_ms = 1000 })
    order_lag            = optional(object({ goal = number, within_ms = number }), { goal = 0.99, within_ms = 10000 })
    publish_lag          = optional(object({ goal = number, within_ms = number }), { goal = 0.95, within_ms = 60000 })
    journal_age          = optional(object({ goal = number, within_ms = number }), { goal = 0.995, within_ms = 60000 })
  })
  default = {}

  validation {
    condition     = var.slos.days >= 1 && var.slos.days <= 30
    error_message = "Cloud Monitoring takes a rolling period of 1 to 30 days."
  }

  validation {
    condition     = alltrue([for name, slo in var.slos : slo.goal > 0 && slo.goal < 1 if name != "days"])
    error_message = "A goal lies between 0 and 1; 1 would leave no budget to burn."
  }

  validation {
    condition = alltrue([
      for slo in [var.slos.order_lag, var.slos.publish_lag, var.slos.journal_age] :
      contains([1000, 2000, 5000, 10000, 20000, 30000, 60000, 120000, 300000, 600000], slo.within_ms)
    ])
    error_message = "A lag is counted in buckets: choose one of their bounds, 1000, 2000, 5000, 10000, 20000, 30000, 60000, 120000, 300000 or 600000 ms."
  }
}
