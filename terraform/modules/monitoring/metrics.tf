locals {
  # Each filter names a line of functions/src/log/log-line.ts, and nothing else. `value` is the field that is measured,
  # in milliseconds; without one, lines are counted.
  metrics = {
    broken_books = {
      says   = "Checks that found state which disagree"
      filter = "jsonPayload.event=\"invocation\" AND jsonPayload.operation=\"invariant-check\" AND jsonPayload.counts.broken>0"
      value  = null
      labels = []
    }
    connections_down = {
      says   = "Connections that stopped being used after faults"
      filter = "jsonPayload.event=\"connection-fault\" AND jsonPayload.breaker=\"open\""
      value  = null
      labels = ["reason"]
    }
    drift = {
      says   = "Age of the oldest drift of a connection, each time it is read back"
      filter = "jsonPayload.event=\"drift-seen\" AND jsonPayload.longestMs>=0"
      value  = "longestMs"
      labels = []
    }
    errors = {
      says   = "Failed calls of functions"
      filter = "jsonPayload.event=\"invocation\" AND severity=ERROR"
      value  = null
      labels = ["operation"]
    }
    invocations = {
      says   = "Calls of functions"
      filter = "jsonPayload.event=\"invocation\""
      value  = null
      labels = ["operation"]
    }
    journal_age = {
      says   = "Age of the oldest pending command, each minute"
      filter = "jsonPayload.event=\"journal-age\" AND jsonPayload.ageMs>=0"
      value  = "ageMs"
      labels = []
    }
    order_lag = {
      says   = "Time from being told of an order until it is in the state"
      filter = "jsonPayload.event=\"commands-processed\" AND jsonPayload.orderLagMs>=0"
      value  = "orderLagMs"
      labels = []
    }
    publish_lag = {
      says   = "Time from a change of stock until a channel has accepted it"
      filter = "jsonPayload.event=\"page-published\" AND jsonPayload.lagMs>=0"
      value  = "lagMs"
      labels = []
    }
    set_aside = {
      says   = "Commands and messages that were set aside"
      filter = "jsonPayload.event=\"command-set-aside\""
      value  = null
      labels = ["reason"]
    }
  }

  metric_types = { for name in keys(local.metrics) : name => "logging.googleapis.com/user/${google_logging_metric.line[name].name}" }
  of_functions = "resource.type=\"cloud_run_revision\""
}

resource "google_logging_metric" "line" {
  for_each = local.metrics

  project          = var.project_id
  name             = "fluxori/${each.key}"
  description      = each.value.says
  filter           = "${local.of_functions} AND ${each.value.filter}"
  value_extractor  = each.value.value == null ? null : "EXTRACT(jsonPayload.${each.value.value})"
  label_extractors = { for label in each.value.labels : label => "EXTRACT(jsonPayload.${label})" }

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = each.value.value == null ? "INT64" : "DISTRIBUTION"
    unit         = each.value.value == null ? "1" : "ms"
    display_name = each.value.says

    dynamic "labels" {
      for_each = each.value.labels

      content {
        key         = labels.value
        value_type  = "STRING"
        description = "The line's field ${labels.value}."
      }
    }
  }

  dynamic "bucket_options" {
    for_each = each.value.value == null ? [] : ["milliseconds"]

    content {
      explicit_buckets {
        bounds = [0, 1000, 2000, 5000, 10000, 20000, 30000, 60000, 120000, 300000, 600000, 1800000, 3600000, 14400000, 86400000]
      }
    }
  }
}
