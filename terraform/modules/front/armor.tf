locals {
  # Sets of the OWASP Core Rule Set 3.3 as Google keeps them, in the order they are asked. `bodies`: whose bodies the
  # set reads too; the README says why so few do.
  rule_sets = {
    "cve-canary"                   = { priority = 1000, bodies = ["people"] }
    "scannerdetection-v33-stable"  = { priority = 1010, bodies = ["people", "webhooks"] }
    "protocolattack-v33-stable"    = { priority = 1020, bodies = ["people"] }
    "methodenforcement-v33-stable" = { priority = 1030, bodies = ["people", "webhooks"] }
    "sessionfixation-v33-stable"   = { priority = 1040, bodies = [] }
    "nodejs-v33-stable"            = { priority = 1050, bodies = ["people"] }
    "java-v33-stable"              = { priority = 1060, bodies = ["people"] }
    "lfi-v33-stable"               = { priority = 1070, bodies = [] }
    "rfi-v33-stable"               = { priority = 1080, bodies = [] }
    "rce-v33-stable"               = { priority = 1090, bodies = [] }
    "sqli-v33-stable"              = { priority = 1100, bodies = [] }
    "xss-v33-stable"               = { priority = 1110, bodies = [] }
  }
}

# No rule looks at the country: channels send from anywhere, and merchants travel.
resource "google_compute_security_policy" "door" {
  for_each = var.limits

  project     = var.project_id
  name        = "door-${each.key}"
  description = "Who may reach the functions for ${each.key}, and how often."

  advanced_options_config {
    json_parsing = "STANDARD"
    log_level    = "NORMAL"

    json_custom_config {
      content_types = ["application/json", "application/json; charset=utf-8"]
    }
  }

  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable          = true
      rule_visibility = "STANDARD"
    }
  }

  dynamic "rule" {
    for_each = local.rule_sets

    content {
      description = "OWASP ${rule.key}"
      priority    = rule.value.priority
      action      = "deny(403)"
      preview     = var.preview

      match {
        expr {
          expression = "evaluatePreconfiguredWaf('${rule.key}', {'sensitivity': 1})"
        }
      }

      # With bodies parsed as JSON their fields are parameters; no operation reads a parameter from its address.
      dynamic "preconfigured_waf_config" {
        for_each = contains(rule.value.bodies, each.key) ? [] : ["bodies"]

        content {
          exclusion {
            target_rule_set = rule.key

            request_query_param {
              operator = "EQUALS_ANY"
            }
          }
        }
      }
    }
  }

  # Counted for each backend service by itself, and each function is one: so many for one address at one function.
  rule {
    description = "Requests a minute of one address at one function"
    priority    = 9000
    action      = "rate_based_ban"
    preview     = var.preview

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action   = "allow"
      exceed_action    = "deny(429)"
      enforce_on_key   = ""
      ban_duration_sec = 600

      enforce_on_key_configs {
        enforce_on_key_type = "IP"
      }

      rate_limit_threshold {
        count        = each.value.requests
        interval_sec = 60
      }

      ban_threshold {
        count        = each.value.ban
        interval_sec = 60
      }
    }
  }

  rule {
    description = "Everybody else: the function checks for itself who calls"
    priority    = 2147483647
    action      = "allow"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
