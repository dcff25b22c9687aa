package io.github.sparksimpor.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  @Test
  void signsThatTurnTextOrCannotBeSeenStandEscapedAndLettersStayAsTheyAre() {
    String name = "a\u202Eb\u2066c\u0007<i>\"ü\u200D क्‍ष\n";
    String page =
        new HtmlPage(
                name,
                Map.of(name, name),
                List.of(),
                List.of(),
                List.of(),
                Map.of(name, name),
                Map.of(),
                name)
            .toHtml();

    assertThat(page)
        .contains("a\\u202Eb\\u2066c\\u0007&lt;i&gt;", "ü\u200D क्‍ष\n")
        .doesNotContain("\u202E", "\u2066", "\u0007", "<i>");
  }
}
