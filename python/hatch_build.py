from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class JarHook(BuildHookInterface):
    """Puts the jar of the program into the wheel."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        target = Path(self.root).parent / "spark-simpor-core" / "target"
        jars = sorted(target.glob("spark-simpor-core_*-all.jar"))
        if len(jars) != 1:
            raise RuntimeError(
                f"{len(jars)} jars spark-simpor-core_*-all.jar in {target}; "
                "build one first: ./mvnw -DskipTests clean package"
            )
        build_data["force_include"][str(jars[0])] = f"spark_simpor/jars/{jars[0].name}"
