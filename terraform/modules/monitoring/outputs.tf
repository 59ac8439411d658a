output "alarms" {
  description = "Id of each function's error alarm, by function."
  value       = { for name, alarm in google_monitoring_alert_policy.function : name => alarm.name }
}

output "slos" {
  description = "Full name of each service level objective."
  value       = { for name, promise in google_monitoring_slo.promise : name => promise.name }
}
