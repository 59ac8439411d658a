locals {
  made    = var.access_policy == null ? 0 : 1
  project = "projects/${var.project_number}"
  levels  = local.made == 0 || length(var.operator_networks) == 0 ? [] : [google_access_context_manager_access_level.operators[0].name]

  # Services that hold data, keys, code or the way to them.
  services = [
    "aiplatform.googleapis.com",
    "artifactregistry.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudfunctions.googleapis.com",
    "cloudscheduler.googleapis.com",
    "eventarc.googleapis.com",
    "firestore.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "pubsub.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "storage.googleapis.com",
  ]

  ingress = [
    {
      title         = "Browsers read Firestore, under its rules"
      identity_type = "ANY_IDENTITY"
      identities    = []
      service       = "firestore.googleapis.com"
      methods       = ["*"]
      permissions   = []
    },
    {
      title         = "Everybody may call the functions, which check for themselves"
      identity_type = "ANY_IDENTITY"
      identities    = []
      service       = "run.googleapis.com"
      methods       = []
      permissions   = ["run.routes.invoke"]
    },
    {
      title         = "Releases are made from outside"
      identity_type = null
      identities    = [for account in var.deploy_accounts : "serviceAccount:${account}"]
      service       = "*"
      methods       = []
      permissions   = []
    },
  ]

  _egress = [
    { title = "Vertex AI in its own project", project = var.ai_project_number, service = "aiplatform.googleapis.com" },
    { title = "Backups in their own project", project = var.backup_project_number, service = "storage.googleapis.com" },
  ]
  egress = [for rule in local._egress : rule if rule.project != null]
}

resource "google_access_context_manager_access_level" "operators" {
  count = length(var.operator_networks) == 0 ? 0 : local.made

  parent = "accessPolicies/${var.access_policy}"
  name   = "accessPolicies/${var.access_policy}/accessLevels/fluxori_operators_${var.project_number}"
  title  = "Fluxori operators ${var.project_number}"

  basic {
    conditions {
      ip_subnetworks = var.operator_networks
    }
  }
}

# `spec` is what a dry run logs, `status` is what is refused: the same rules in either.
resource "google_access_context_manager_service_perimeter" "data" {
  count = local.made

  parent                    = "accessPolicies/${var.access_policy}"
  name                      = "accessPolicies/${var.access_policy}/servicePerimeters/fluxori_${var.project_number}"
  title                     = "Fluxori ${var.project_number}"
  description               = "Keeps data, keys and code of project ${var.project_number} inside it."
  use_explicit_dry_run_spec = var.dry_run

  dynamic "spec" {
    for_each = var.dry_run ? ["logged"] : []

    content {
      resources           = [local.project]
      restricted_services = local.services
      access_levels       = local.levels

      dynamic "ingress_policies" {
        for_each = local.ingress

        content {
          title = ingress_policies.value.title

          ingress_from {
            identity_type = ingress_policies.value.identity_type
            identities    = ingress_policies.value.identities

            sources {
              access_level = "*"
            }
          }

          ingress_to {
            resources = [local.project]

            operations {
              service_name = ingress_policies.value.service

              dynamic "method_selectors" {
                for_each = ingress_policies.value.methods

                content {
                  method = method_selectors.value
                }
              }

              dynamic "method_selectors" {
                for_each = ingress_policies.value.permissions

                content {
                  permission = method_selectors.value
                }
              }
            }
          }
        }
      }

      dynamic "egress_policies" {
        for_each = local.egress

        content {
          title = egress_policies.value.title

          egress_from {
            identity_type = "ANY_SERVICE_ACCOUNT"
          }

          egress_to {
            resources = ["projects/${egress_policies.value.project}"]

            operations {
              service_name = egress_policies.value.service

              method_selectors {
                method = "*"
              }
            }
          }
        }
      }
    }
  }

  dynamic "status" {
    for_each = var.dry_run ? [] : ["enforced"]

    content {
      resources           = [local.project]
      restricted_services = local.services
      access_levels       = local.levels

      dynamic "ingress_policies" {
        for_each = local.ingress

        content {
          title = ingress_policies.value.title

          ingress_from {
            identity_type = ingress_policies.value.identity_type
            identities    = ingress_policies.value.identities

            sources {
              access_level = "*"
            }
          }

          ingress_to {
            resources = [local.project]

            operations {
              service_name = ingress_policies.value.service

              dynamic "method_selectors" {
                for_each = ingress_policies.value.methods

                content {
                  method = method_selectors.value
                }
              }

              dynamic "method_selectors" {
                for_each = ingress_policies.value.permissions

                content {
                  permission = method_selectors.value
                }
              }
            }
          }
        }
      }

      dynamic "egress_policies" {
        for_each = local.egress

        content {
          title = egress_policies.value.title

          egress_from {
            identity_type = "ANY_SERVICE_ACCOUNT"
          }

          egress_to {
            resources = ["projects/${egress_policies.value.project}"]

            operations {
              service_name = egress_policies.value.service

              method_selectors {
                method = "*"
              }
            }
          }
        }
      }
    }
  }
}
