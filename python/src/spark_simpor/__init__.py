"""Learning from imbalanced data on Apache Spark."""

from spark_simpor import ml
from spark_simpor._jars import jars, session
from spark_simpor._report import Report
from spark_simpor._stages import ClassCount, FitSummary
from spark_simpor.ml import *  # noqa: F403

__all__ = ["ClassCount", "FitSummary", "Report", "jars", "session", *ml.__all__]
