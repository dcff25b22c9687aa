package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
  /** An option of Spark's shell. */
  private static final String OF_SPARK = "--jars";

  /** What the pages' programs may take for granted. */
  private static final String PROGRAM =
      """
      import io.github.sparksimpor.ml.*;
      import org.apache.spark.ml.Pipeline;
      import org.apache.spark.ml.PipelineModel;
      import org.apache.spark.ml.PipelineStage;
      import org.apache.spark.ml.classification.*;
      import org.apache.spark.ml.evaluation.*;
      import org.apache.spark.ml.feature.*;
      import org.apache.spark.ml.tuning.*;
      import org.apache.spark.sql.*;
      %s
      class Program%d {
        void run(Dataset<Row> rows, Dataset<Row> training, Dataset<Row> test,
            VectorAssembler assembler, StandardScaler scaler) throws Exception {
      %s
        }
      }
      """;

  @Test
  void everyOptionInTheReadmeExists() throws IOException {
    String help =
        JobRun.of("--help").out() + ScoreJob.commandLine(SparkTestSession::get).getUsageMessage();

    assertThat(MarkdownPage.of("README.md").matches("(?<![\\w-])--[a-z][a-z-]*"))
        .extracting(option -> option.group())
        .filteredOn(option -> !option.equals(OF_SPARK))
        .contains("--input", "--label", "--output")
        .allMatch(option -> help.matches("(?s).*" + option + "\\b(?!-).*"));
  }

  @Test
  void everyJavaProgramOnAPageCompiles(@TempDir Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", folder.toString()));
    int number = 0;
    for (MarkdownPage page : MarkdownPage.all()) {
      for (String block : page.javaBlocks()) {
        Path source = folder.resolve("Program" + number + ".java");
        Files.writeString(source, program(block, number++));
        arguments.add(source.toString());
      }
    }
    assertThat(number).isPositive();

    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, errors, errors, arguments.toArray(String[]::new));

    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static String program(String block, int number) {
    String imports =
        block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    return PROGRAM.formatted(imports, number, body);
  }

  @Test
  void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
    for (MarkdownPage page : MarkdownPage.all()) {
      for (String link : page.links()) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
        assertThat(target).as("%s in %s", link, page.path()).exists();
        if (parts.length > 1) {
          MarkdownPage linked = new MarkdownPage(target, Files.readString(target));
          assertThat(linked.hasAnchor(parts[1])).as("%s in %s", link, page.path()).isTrue();
        }
      }
    }
  }

  @Test
  void everyScriptThatAPageNamesIsThere() throws IOException {
    for (MarkdownPage page : MarkdownPage.all()) {
      assertThat(page.matches("(?<![\\w/])scripts/[a-z-]+"))
          .extracting(script -> Path.of("..", script.group()))
          .as(page.path().toString())
          .allSatisfy(script -> assertThat(script).exists());
    }
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    List<String> links = MarkdownPage.of("docs/README.md").links();

    assertThat(MarkdownPage.all())
        .extracting(page -> page.path())
        .filteredOn(path -> path.getParent().endsWith("docs") && !path.endsWith("README.md"))
        .extracting(path -> path.getFileName().toString())
        .isSubsetOf(links);
  }
}
