"""A nightly run for Apache Airflow, on a worker where varve is installed.

Retries are for what the next try can put right.
"""

import logging
import shlex
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

RUN = """
varve run filings
  --input=/data/filings
  --warehouse=/data/warehouse
  --run-name=nightly
  --metrics-file=/var/lib/node_exporter/textfile/varve-filings.prom
  --openlineage=http://marquez:5000
"""
FAILURES = "varve failures --warehouse=/data/warehouse"

DONE = 0
DOCUMENTS_FAILED = 3  # committed: what follows may read the tables
RETRY = {1, 5, 130, 143}  # failed, another run was first, interrupted


@dag(
    schedule="17 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,  # one run sees everything that has changed since the last
    max_active_runs=1,  # two are safe, but one of them may be for nothing
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
def varve_filings():
    @task
    def extract():
        code = subprocess.run(shlex.split(RUN), check=False).returncode
        code = 128 - code if code < 0 else code  # ended by a signal
        if code == DOCUMENTS_FAILED:
            logging.error("Some documents failed; the others are in the tables.")
            subprocess.run(shlex.split(FAILURES), check=False)
        elif code in RETRY:
            raise AirflowException(f"varve ended with {code}")
        elif code != DONE:
            raise AirflowFailException(f"varve ended with {code}: somebody has to look")

    extract()


varve_filings()
