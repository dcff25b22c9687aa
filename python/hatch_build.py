from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where the build leaves the jar for each Spark and Scala.
TARGETS = {
    "spark-simpor-core_2.13": "target",
    "spark-simpor-core_3.5_2.12": "spark-3.5/scala-2.12/target",
    "spark-simpor-core_3.5_2.13": "spark-3.5/scala-2.13/target",
}


class JarHook(BuildHookInterface):
    """Puts the jars of the program into the wheel."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        core = Path(self.root).parent / "spark-simpor-core"
        for artifact, target in TARGETS.items():
            jars = sorted((core / target).glob(f"{artifact}-*-all.jar"))
            if len(jars) != 1:
                raise RuntimeError(
                    f"{len(jars)} jars {artifact}-*-all.jar in {core / target}; "
                    "build one first: ./mvnw -Pspark-3.5 -DskipTests clean package"
                )
            build_data["force_include"][str(jars[0])] = f"spark_simpor/jars/{jars[0].name}"
