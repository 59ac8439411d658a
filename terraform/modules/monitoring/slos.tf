locals {
  webhooks        = [for one in var.operations : one.name if one.trigger.kind == "webhook"]
  webhook_service = "${local.of_functions} AND resource.label.service_name=one_of(${join(",", [for name in local.webhooks : "\"${name}\""])})"
  webhook_calls   = "metric.type=\"run.googleapis.com/request_count\" AND ${local.webhook_service}"

  # `lags` measure a time; the one that does not counts answers.
  lags = {
    webhook_latency = "metric.type=\"run.googleapis.com/request_latencies\" AND ${local.webhook_service}"
    order_lag       = "metric.type=\"${local.metric_types["order_lag"]}\" AND ${local.of_functions}"
    publish_lag     = "metric.type=\"${local.metric_types["publish_lag"]}\" AND ${local.of_functions}"
    journal_age     = "metric.type=\"${local.metric_types["journal_age"]}\" AND ${local.of_functions}"
  }

  promises = {
    webhook_availability = "Channels' messages are answered"
    webhook_latency      = "Channels' messages are answered in time"
    order_lag            = "Orders are in the state in time"
    publish_lag          = "Channels show a change of stock in time"
    journal_age          = "No command waits long"
  }
}

resource "google_monitoring_custom_service" "fluxori" {
  project      = var.project_id
  service_id   = "fluxori"
  display_name = "Fluxori"
}

resource "google_monitoring_slo" "promise" {
  for_each = local.promises

  project             = var.project_id
  service             = google_monitoring_custom_service.fluxori.service_id
  slo_id              = replace(each.key, "_", "-")
  display_name        = each.value
  goal                = var.slos[each.key].goal
  rolling_period_days = var.slos.days

  request_based_sli {
    dynamic "distribution_cut" {
      for_each = contains(keys(local.lags), each.key) ? [local.lags[each.key]] : []

      content {
        distribution_filter = distribution_cut.value

        range {
          max = var.slos[each.key].within_ms
        }
      }
    }

    # 429 is Cloud Run's own answer when no instance is free; the function never gives it.
    dynamic "good_total_ratio" {
      for_each = contains(keys(local.lags), each.key) ? [] : [local.webhook_calls]

      content {
        total_service_filter = good_total_ratio.value
        bad_service_filter   = "${good_total_ratio.value} AND metric.label.response_code=monitoring.regex.full_match(\"429|5..\")"
      }
    }
  }
}
