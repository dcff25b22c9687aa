package io.github.sparksimpor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The floors of the house: what each package may know of. */
@AnalyzeClasses(
    packages = "io.github.sparksimpor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {
  private static final String BASE = "io.github.sparksimpor.";

  @ArchTest
  static final ArchRule theMathematicsKnowsNothingOfSpark =
      noClasses()
          .that(floors("kernel", "neighbors", "network", "sphere", "cuda"))
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.spark.."));

  @ArchTest
  static final ArchRule pagesKnowNothingOfSpark =
      noClasses()
          .that(floors("evaluation.report"))
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.spark.."));

  @ArchTest static final ArchRule theKernelKnowsNoOtherFloor = only("kernel", "kernel");

  @ArchTest static final ArchRule neighborsUseTheKernel = only("neighbors", "kernel");

  @ArchTest static final ArchRule networksUseTheKernel = only("network", "kernel");

  @ArchTest static final ArchRule theSphereUsesTheKernel = only("sphere", "kernel");

  @ArchTest
  static final ArchRule theGpuUsesTheMathematics = only("cuda", "kernel", "neighbors", "sphere");

  @ArchTest static final ArchRule howSparkIsUsedStandsOnItsOwn = only("spark");

  @ArchTest
  static final ArchRule rowsUseTheMathematics =
      only("engine.rows", "spark", "kernel", "neighbors", "sphere");

  @ArchTest
  static final ArchRule entropyUsesRows =
      only("engine.entropy", "engine.rows", "spark", "kernel", "network", "neighbors", "sphere");

  @ArchTest
  static final ArchRule growthUsesRows =
      only("engine.growth", "engine.rows", "spark", "kernel", "neighbors", "sphere");

  @ArchTest
  static final ArchRule cleaningLooksAtNeighbors =
      only("engine.cleaning", "engine.rows", "engine.growth", "spark");

  @ArchTest
  static final ArchRule placementUsesAllOfTheEngine =
      only(
          "engine.placement",
          "engine.rows",
          "engine.entropy",
          "engine.growth",
          "spark",
          "cuda",
          "kernel",
          "network",
          "neighbors",
          "sphere");

  @ArchTest
  static final ArchRule measuresStandOnTheirOwn = only("evaluation", "evaluation.report", "spark");

  @ArchTest
  static final ArchRule figuresShowMeasures =
      only("evaluation.figure", "evaluation", "evaluation.report");

  @ArchTest static final ArchRule pagesStandOnTheirOwn = only("evaluation.report");

  @ArchTest
  static final ArchRule savingKnowsParameters = only("ml.persistence", "ml.param", "spark");

  @ArchTest
  static final ArchRule nobodyUsesTheProgram =
      noClasses()
          .that(
              resideInAPackage("io.github.sparksimpor..")
                  .and(DescribedPredicate.not(floors("cli.."))))
          .should()
          .dependOnClassesThat(floors("cli.."));

  @ArchTest
  static final ArchRule theStagesUseWhatLiesBelow =
      only("ml", "ml..", "engine..", "spark", "sphere", "neighbors", "kernel", "evaluation");

  @ArchTest
  static final ArchRule pagesTellOfModels =
      only("page", "ml", "engine..", "evaluation", "evaluation.figure", "evaluation.report");

  @ArchTest static final ArchRule faultsStandOnTheirOwn = only("cli.fault");

  @ArchTest
  static final ArchRule pathsKnowNothingOfTables =
      only("cli.paths", "cli.fault", "evaluation.report", "spark");

  @ArchTest
  static final ArchRule codesKnowNothingOfFiles = only("cli.columns", "cli.fault", "spark");

  @ArchTest
  static final ArchRule filesAreReadForTheirColumns =
      only("cli.table", "cli.columns", "cli.fault", "spark");

  @ArchTest
  static final ArchRule sinksKnowNothingOfColumns =
      only("cli.sink", "cli.table", "cli.paths", "cli.fault", "spark");

  @ArchTest
  static final ArchRule floorsFormNoCycle =
      SlicesRuleDefinition.slices().matching(BASE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static void noTwoClassesBearOneName(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .doesNotHaveDuplicates();
  }

  private static ArchRule only(String floor, String... allowed) {
    return noClasses()
        .that(floors(floor))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.sparksimpor..")
                .and(DescribedPredicate.not(floors(floor)))
                .and(DescribedPredicate.not(floors(allowed))));
  }

  private static DescribedPredicate<JavaClass> floors(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = BASE + names[i];
    }
    return resideInAnyPackage(packages);
  }
}
