variable "job_account" {
  description = "E-mail address of the account that the jobs call as: that of the function that they call."
  type        = string
}

variable "managers" {
  description = "The service account of each operation that manages schedules, by the operation's name."
  type        = map(string)
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}
