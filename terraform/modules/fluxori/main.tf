# Fluxori in one project: every module, and what each gets from the others.

locals {
  manifest = { for operation in jsondecode(file("${path.module}/../../operations.json")) : operation.name => operation }
  operations = {
    for name, operation in local.manifest : name => merge(operation, {
      resources = merge(operation.resources, var.settings.keeps_warm ? {} : { minInstances = 0 })
    })
  }
  readers  = { for name, operation in local.manifest : name => module.operation[name].account if contains(operation.grants, "secrets") }
  managers = { for name, operation in local.manifest : name => module.operation[name].account if contains(operation.grants, "jobs") }
  # The operation that the jobs of merchants' schedules call, where there is one.
  job         = one([for operation in local.manifest : operation if operation.trigger.kind == "job"])
  job_account = local.job == null ? "" : "${local.job.serviceAccount}@${var.project_id}.iam.gserviceaccount.com"
  job_environment = local.job == null ? {} : {
    FLUXORI_SCHEDULE_ACCOUNT = local.job_account
    FLUXORI_SCHEDULE_RUN_URL = "https://${local.job.name}-${module.project.number}.${var.region}.run.app"
  }
  app_host = "app.${var.domain}"
  api_host = "api.${var.domain}"
}

module "project" {
  source = "../project"

  audit_exempted_members   = var.settings.audit_exempted_members
  audit_log_days           = var.settings.audit_log_days
  audited_firestore_access = var.settings.audited_firestore_access
  billing_account          = var.billing_account
  budget                   = var.budget
  notification_channels    = var.notification_channels
  project_id               = var.project_id
  region                   = var.region
}

module "database" {
  source = "../database"

  daily_backup_days   = var.settings.daily_backup_days
  indexes_file        = "${path.module}/../../../firestore.indexes.json"
  project_id          = var.project_id
  region              = var.region
  rules_file          = "${path.module}/../../../firestore.rules"
  weekly_backup_weeks = var.settings.weekly_backup_weeks

  depends_on = [module.project]
}

module "operation" {
  source   = "../operation"
  for_each = local.operations

  database      = module.database.name
  max_instances = var.settings.max_instances
  operation     = each.value
  region        = var.region
  source_object = var.source_object

  environment_variables = merge({
    FLUXORI_ORIGINS    = "https://${local.app_host}"
    FLUXORI_PUBLIC_URL = "https://${local.api_host}"
    GCLOUD_PROJECT     = var.project_id
  }, contains(each.value.grants, "jobs") ? local.job_environment : {})

  project = {
    id              = var.project_id
    build_account   = module.project.build_account
    images          = module.project.images
    releases_bucket = module.project.releases_bucket
  }

  # A query of the new release finds its index built.
  depends_on = [module.database]
}

module "schedules" {
  source = "../schedules"
  count  = local.job == null ? 0 : 1

  job_account = local.job_account
  managers    = local.managers
  project_id  = var.project_id

  depends_on = [module.operation]
}

module "secrets" {
  source = "../secrets"

  connections = var.connections
  project_id  = var.project_id
  readers     = local.readers
  region      = var.region

  depends_on = [module.project]
}

module "site" {
  source = "../site"

  connects_to = ["https://${local.api_host}"]
  project_id  = var.project_id
  region      = var.region

  depends_on = [module.project]
}

module "identity" {
  source = "../identity"

  app_check          = var.app_check
  authorized_domains = [local.app_host]
  project_id         = var.project_id

  depends_on = [module.project]
}

module "backup" {
  source = "../backup"

  backup_region = "europe-west4"
  database      = module.database.name
  export_days   = var.settings.export_days
  project_id    = var.project_id
  region        = var.region
  site_bucket   = module.site.bucket

  depends_on = [module.project]
}

module "front" {
  source = "../front"

  domain       = var.domain
  operations   = values(local.manifest)
  preview      = var.settings.armor_preview
  project_id   = var.project_id
  region       = var.region
  site_backend = module.site.backend_bucket

  depends_on = [module.operation]
}

module "monitoring" {
  source = "../monitoring"

  docs_url              = var.docs_url
  notification_channels = var.notification_channels
  operations            = values(local.manifest)
  project_id            = var.project_id

  depends_on = [module.operation]
}

module "perimeter" {
  source = "../perimeter"

  access_policy     = try(var.perimeter.access_policy, null)
  deploy_accounts   = try(var.perimeter.deploy_accounts, [])
  dry_run           = try(var.perimeter.dry_run, true)
  operator_networks = try(var.perimeter.operator_networks, [])
  project_number    = module.project.number
}
