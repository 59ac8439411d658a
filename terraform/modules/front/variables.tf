variable "domain" {
  description = "Domain of the installation: people open app.DOMAIN, browsers and channels call api.DOMAIN."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.domain))
    error_message = "Give the bare domain in lower case, without https:// and without app. or api."
  }
}

variable "limits" {
  description = "Requests a minute that one address may send to one function; beyond `ban` a minute it is refused for ten minutes."
  type = object({
    people   = object({ requests = number, ban = number })
    webhooks = object({ requests = number, ban = number })
  })
  default = {
    people   = { requests = 300, ban = 3000 }
    webhooks = { requests = 6000, ban = 60000 }
  }

  validation {
    condition     = alltrue([for limit in values(var.limits) : limit.requests > 0 && limit.ban > limit.requests])
    error_message = "A limit is at least 1 request a minute, and an address is banned only beyond it."
  }

  validation {
    condition     = var.limits.webhooks.requests > var.limits.people.requests
    error_message = "A channel sends every merchant's messages from a few addresses: its limit must be the higher one."
  }
}

variable "log_sample_rate" {
  description = "Share of the requests that is logged, 0 to 1. Each line holds the caller's address."
  type        = number
  default     = 1

  validation {
    condition     = var.log_sample_rate >= 0 && var.log_sample_rate <= 1
    error_message = "The share lies between 0 (none) and 1 (every request)."
  }
}

variable "operations" {
  description = "The manifest, terraform/operations.json: functions that people and channels call get a way in."
  type = list(object({
    name    = string
    trigger = object({ kind = string })
  }))
}

variable "preview" {
  description = "Whether the rules and limits of Cloud Armor only log what they would refuse. For the first weeks of an installation."
  type        = bool
  default     = false
}

variable "project_id" {
  description = "Project that everything here is made in."
  type        = string
}

variable "region" {
  description = "Region of the functions."
  type        = string
  default     = "africa-south1"

  validation {
    condition     = var.region == "africa-south1"
    error_message = "The functions run in africa-south1 (Johannesburg)."
  }
}

variable "site_backend" {
  description = "Id of the backend bucket that holds the web app, with its CDN: an output of the site module."
  type        = string
}
