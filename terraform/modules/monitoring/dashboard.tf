locals {
  # One chart each: what is drawn, how points become lines, and by which field they are told apart.
  charts = [
    { title = "Order lag, 99th percentile", metric = local.metric_types["order_lag"], aligner = "ALIGN_PERCENTILE_99", by = [] },
    { title = "Publish lag, 95th percentile", metric = local.metric_types["publish_lag"], aligner = "ALIGN_PERCENTILE_95", by = [] },
    { title = "Oldest pending command", metric = local.metric_types["journal_age"], aligner = "ALIGN_PERCENTILE_99", by = [] },
    { title = "Calls a second, by function", metric = "run.googleapis.com/request_count", aligner = "ALIGN_RATE", by = ["resource.label.service_name"] },
    { title = "Time to answer, 95th percentile, by function", metric = "run.googleapis.com/request_latencies", aligner = "ALIGN_PERCENTILE_95", by = ["resource.label.service_name"] },
    { title = "Failed calls, by function", metric = local.metric_types["errors"], aligner = "ALIGN_DELTA", by = ["metric.label.operation"] },
    { title = "Instances, by function", metric = "run.googleapis.com/container/instance_count", aligner = "ALIGN_MAX", by = ["resource.label.service_name"] },
    { title = "Set aside, by reason", metric = local.metric_types["set_aside"], aligner = "ALIGN_DELTA", by = ["metric.label.reason"] },
    { title = "Connections that went down, by reason", metric = local.metric_types["connections_down"], aligner = "ALIGN_DELTA", by = ["metric.label.reason"] },
    { title = "Oldest drift", metric = local.metric_types["drift"], aligner = "ALIGN_PERCENTILE_99", by = [] },
  ]
}

resource "google_monitoring_dashboard" "operations" {
  project = var.project_id

  dashboard_json = jsonencode({
    displayName = "Fluxori"
    gridLayout = {
      columns = "2"
      widgets = [for chart in local.charts : {
        title = chart.title
        xyChart = {
          dataSets = [{
            plotType = "LINE"
            timeSeriesQuery = {
              timeSeriesFilter = {
                filter = "metric.type=\"${chart.metric}\" AND ${local.of_functions}"
                aggregation = {
                  alignmentPeriod    = "60s"
                  perSeriesAligner   = chart.aligner
                  crossSeriesReducer = contains(["ALIGN_DELTA", "ALIGN_RATE"], chart.aligner) ? "REDUCE_SUM" : "REDUCE_MAX"
                  groupByFields      = chart.by
                }
              }
            }
          }]
        }
      }]
    }
  })
}
