"""Records of an API, by the hour, by the day and by the week, for Apache Airflow.

The three share one warehouse. A run that comes second to another ends with 5 and is tried again.
"""

import logging
import shlex
import subprocess
from datetime import datetime, timedelta

import pendulum
from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

HOURLY = """
varve run records
  --source=pncp
  --mode=hourly
  --warehouse=/data/records
  --run-name=hourly
  --metrics-file=/var/lib/node_exporter/textfile/varve-records-hourly.prom
"""
DAILY = """
varve run records
  --source=pncp
  --mode=daily
  --details
  --warehouse=/data/records
  --run-name=daily
  --metrics-file=/var/lib/node_exporter/textfile/varve-records-daily.prom
"""
WEEKLY = """
varve run records
  --source=pncp
  --mode=backfill
  --by=update
  --warehouse=/data/records
  --run-name=weekly
  --metrics-file=/var/lib/node_exporter/textfile/varve-records-weekly.prom
"""
FAILURES = "varve failures --warehouse=/data/records"

DONE = 0
DOCUMENTS_FAILED = 3  # committed: what could not be had is asked for again by the next run
RETRY = {1, 5, 130, 143}  # failed, another run was first, interrupted

ZONE = pendulum.timezone("America/Sao_Paulo")  # of the source's days


def ingest(command):
    code = subprocess.run(shlex.split(command), check=False).returncode
    code = 128 - code if code < 0 else code  # ended by a signal
    if code == DOCUMENTS_FAILED:
        logging.error("Something could not be had; all else is in the tables.")
        subprocess.run(shlex.split(FAILURES), check=False)
    elif code in RETRY:
        raise AirflowException(f"varve ended with {code}")
    elif code != DONE:
        raise AirflowFailException(f"varve ended with {code}: somebody has to look")


def scheduled(name, schedule, command):
    @dag(
        dag_id=f"varve_records_{name}",
        schedule=schedule,
        start_date=datetime(2026, 1, 1, tzinfo=ZONE),
        catchup=False,  # a run of a day that is long over is one of --from and --to
        max_active_runs=1,
        default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
    )
    def records():
        task(task_id="ingest")(ingest)(command)

    return records()


hourly = scheduled("hourly", "5 7-23 * * *", HOURLY)
daily = scheduled("daily", "30 2 * * *", DAILY)
weekly = scheduled("weekly", "30 3 * * 0", WEEKLY)
