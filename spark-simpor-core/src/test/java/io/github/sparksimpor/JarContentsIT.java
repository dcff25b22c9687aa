package io.github.sparksimpor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the jar of the program carries beside classes. */
class JarContentsIT {
  private static final Pattern LISTED =
      Pattern.compile("^(\\S+:\\S+) .* {2}(\\S.*)$", Pattern.MULTILINE);

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      jar =
          new JarFile(
              files
                  .filter(file -> file.toString().endsWith("-all.jar"))
                  .findAny()
                  .orElseThrow()
                  .toFile());
    }
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  private static String text(String entry) throws IOException {
    JarEntry found = jar.getJarEntry(entry);
    assertThat(found).as(entry).isNotNull();
    try (InputStream in = jar.getInputStream(found)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String thirdParty() throws IOException {
    return text("META-INF/licenses/THIRD-PARTY");
  }

  @Test
  void theLicenceIsThatOfTheProject() throws IOException {
    assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("..", "LICENSE")));
    assertThat(text("META-INF/NOTICE")).isEqualTo(Files.readString(Path.of("..", "NOTICE")));
  }

  @Test
  void everyArtifactOfTheBillOfMaterialsIsListedWithItsLicence() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(text("META-INF/sbom/bom.json"));
    Set<String> artifacts = new TreeSet<>();
    for (JsonNode component : bill.get("components")) {
      artifacts.add(component.get("group").asText() + ":" + component.get("name").asText());
      assertThat(component.get("licenses")).as(component.get("purl").asText()).isNotEmpty();
      assertThat(component.get("hashes")).as(component.get("purl").asText()).isNotEmpty();
    }

    assertThat(LISTED.matcher(thirdParty()).results().map(line -> line.group(1)))
        .containsExactlyElementsOf(artifacts);
  }

  @Test
  void everyLicenceThatIsReferredToIsThere() throws IOException {
    List<String> texts =
        LISTED
            .matcher(thirdParty())
            .results()
            .flatMap(line -> Stream.of(line.group(2).split(", ")))
            .toList();

    assertThat(texts).contains("licenses/jna", "LGPL2.1");
    for (String name : texts) {
      assertThat(text("META-INF/" + name)).isNotBlank();
    }
  }

  @Test
  void theLicenceOfCommonsRngIsThatOfTheVersionInUse() throws IOException {
    Path rng =
        Path.of(RandomSource.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (JarFile original = new JarFile(rng.toFile());
        InputStream in = original.getInputStream(original.getJarEntry("META-INF/LICENSE"))) {
      assertThat(text("META-INF/licenses/commons-rng"))
          .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void noClassOfOthersButThoseOfJnaIsAtItsOwnName() {
    Set<String> packages =
        jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.replaceFirst("^((?:[^/]+/){2}).*", "$1"))
            .collect(Collectors.toSet());

    assertThat(packages).containsExactlyInAnyOrder("io/github/", "com/sun/");
  }
}
