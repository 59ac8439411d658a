locals {
  # Failures in five minutes that a function may have. One that runs each minute runs five times in them; one that runs
  # less often must not fail at all.
  errors_allowed = { for one in var.operations : one.name => (
    one.trigger.kind != "schedule" ? var.errors_allowed : one.trigger.cron == "* * * * *" ? 2 : 0
  ) }

  # How long a schedule may be silent. 24.5 hours is the longest that Cloud Monitoring can wait for.
  silences = { for one in var.operations : one.name => (
    one.trigger.cron == "* * * * *" ? "600s" : can(regex("^\\*/[1-5]?[0-9] ", one.trigger.cron)) ? "7200s" : "88200s"
  ) if one.trigger.kind == "schedule" }

  # `above` within `window`, for as long as `lasts`.
  line_alarms = {
    books_disagree    = { metric = "broken_books", aligner = "ALIGN_DELTA", above = 0, window = "3600s", lasts = "0s", severity = "ERROR" }
    channel_down      = { metric = "connections_down", aligner = "ALIGN_DELTA", above = 4, window = "900s", lasts = "0s", severity = "WARNING" }
    command_set_aside = { metric = "set_aside", aligner = "ALIGN_DELTA", above = 4, window = "900s", lasts = "0s", severity = "WARNING" }
    dead_journal      = { metric = "journal_age", aligner = "ALIGN_PERCENTILE_99", above = 300000, window = "60s", lasts = "120s", severity = "CRITICAL" }
    drift_lasts       = { metric = "drift", aligner = "ALIGN_PERCENTILE_99", above = 3600000, window = "900s", lasts = "1800s", severity = "WARNING" }
  }
}

resource "google_monitoring_alert_policy" "function" {
  for_each = { for one in var.operations : one.name => one.summary }

  project               = var.project_id
  display_name          = "${each.key} fails"
  combiner              = "OR"
  severity              = "ERROR"
  notification_channels = var.notification_channels

  conditions {
    display_name = "It says that it failed"

    condition_threshold {
      filter          = "metric.type=\"${local.metric_types["errors"]}\" AND ${local.of_functions} AND metric.label.operation=\"${each.key}\""
      comparison      = "COMPARISON_GT"
      threshold_value = local.errors_allowed[each.key]
      duration        = "0s"

      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  # What is killed for its memory or its time says nothing itself.
  conditions {
    display_name = "It answers with an error"

    condition_threshold {
      filter          = "metric.type=\"run.googleapis.com/request_count\" AND ${local.of_functions} AND resource.label.service_name=\"${each.key}\" AND metric.label.response_code_class=\"5xx\""
      comparison      = "COMPARISON_GT"
      threshold_value = local.errors_allowed[each.key]
      duration        = "0s"

      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "${each.key} fails"
    content   = "`${each.key}`: ${each.value}\n\n${local.documentation["function_failing"]}"
  }
}

resource "google_monitoring_alert_policy" "schedule" {
  for_each = local.silences

  project               = var.project_id
  display_name          = "${each.key} did not run"
  combiner              = "OR"
  severity              = "ERROR"
  notification_channels = var.notification_channels

  conditions {
    display_name = "Silent for ${each.value}"

    condition_absent {
      filter   = "metric.type=\"${local.metric_types["invocations"]}\" AND ${local.of_functions} AND metric.label.operation=\"${each.key}\""
      duration = each.value

      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "${each.key} did not run"
    content   = local.documentation["schedule_missed"]
  }
}

resource "google_monitoring_alert_policy" "line" {
  for_each = local.line_alarms

  project               = var.project_id
  display_name          = local.metrics[each.value.metric].says
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = var.notification_channels

  conditions {
    display_name = "Above ${each.value.above}"

    condition_threshold {
      filter          = "metric.type=\"${local.metric_types[each.value.metric]}\" AND ${local.of_functions}"
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = each.value.lasts

      aggregations {
        alignment_period     = each.value.window
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.aligner == "ALIGN_DELTA" ? "REDUCE_SUM" : "REDUCE_MAX"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = local.metrics[each.value.metric].says
    content   = local.documentation[each.key]
  }
}

# Two windows each: the long one says that it matters, the short one that it still goes on. At 14.4 times the rate that
# would just use up the budget, an hour takes 2 % of 28 days' budget; at 6 times, six hours take 5 %.
resource "google_monitoring_alert_policy" "burning_fast" {
  for_each = local.promises

  project               = var.project_id
  display_name          = "${each.value}: broken fast"
  combiner              = "AND"
  severity              = "CRITICAL"
  notification_channels = var.notification_channels

  dynamic "conditions" {
    for_each = toset(["3600s", "300s"])

    content {
      display_name = "Budget burns 14.4 times too fast over ${conditions.value}"

      condition_threshold {
        filter          = "select_slo_burn_rate(\"${google_monitoring_slo.promise[each.key].name}\", \"${conditions.value}\")"
        comparison      = "COMPARISON_GT"
        threshold_value = 14.4
        duration        = "0s"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "${each.value}: broken fast"
    content   = local.documentation[each.key]
  }
}

resource "google_monitoring_alert_policy" "burning_slowly" {
  for_each = local.promises

  project               = var.project_id
  display_name          = "${each.value}: broken slowly"
  combiner              = "AND"
  severity              = "WARNING"
  notification_channels = var.notification_channels

  dynamic "conditions" {
    for_each = toset(["21600s", "1800s"])

    content {
      display_name = "Budget burns 6 times too fast over ${conditions.value}"

      condition_threshold {
        filter          = "select_slo_burn_rate(\"${google_monitoring_slo.promise[each.key].name}\", \"${conditions.value}\")"
        comparison      = "COMPARISON_GT"
        threshold_value = 6
        duration        = "0s"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "${each.value}: broken slowly"
    content   = local.documentation[each.key]
  }
}
