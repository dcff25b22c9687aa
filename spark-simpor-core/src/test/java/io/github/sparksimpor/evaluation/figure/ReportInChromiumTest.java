package io.github.sparksimpor.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser. {@code scripts/install-chromium} gets it on Debian. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReportInChromiumTest {
  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

  /** Writes into the page what it finds there, for {@code --dump-dom} to show. */
  private static final String PROBE =
      """
      <script>
      const seen = [];
      for (const figure of document.querySelectorAll('figure > svg')) {
        const box = figure.getBoundingClientRect();
        const shapes = [...figure.querySelectorAll('rect, path')].filter(
            s => s.getBoundingClientRect().height > 1 || s.getBoundingClientRect().width > 1);
        const inside = box.left >= 0 && box.right <= innerWidth + 1;
        seen.push(box.width > 200 && box.height > 100 && inside && shapes.length > 0 ? 'visible' : 'hidden');
      }
      document.title = seen.join(' ') + ' on ' + getComputedStyle(document.body).backgroundColor
          + ' reached by keyboard ' + document.querySelectorAll('[tabindex="0"], summary').length;
      </script>
      """;

  @TempDir Path folder;

  private String dom(String html, String... flags) throws IOException, InterruptedException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, html);
    Path out = folder.resolve("dom");
    Path err = folder.resolve("err");
    List<String> command =
        new ArrayList<>(
            List.of(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=2000"));
    command.addAll(Arrays.asList(flags));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(err)).noneMatch(line -> line.contains("CONSOLE"));
    return Files.readString(out);
  }

  private static String browser() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return Path.of(folder, name).toString();
        }
      }
    }
    assumeTrue(false, "no chromium on the path: scripts/install-chromium gets it on Debian");
    return "";
  }

  private static String probed(String html) {
    int policy = html.indexOf(POLICY);
    int end = html.indexOf('>', policy) + 1;
    return html.substring(0, policy) + html.substring(end).replace("</body>", PROBE + "</body>");
  }

  @Test
  void aHostileNameStaysTextAndTheConsoleStaysEmpty() throws Exception {
    String dom = dom(RunReportTest.report(HOSTILE).toHtml());
    assertThat(dom).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script");
  }

  @Test
  void everyFigureIsVisibleOnAWideAndOnANarrowPageAndWhatScrollsIsReachedByKeyboard()
      throws Exception {
    for (String size : List.of("--window-size=1200,900", "--window-size=500,900")) {
      assertThat(dom(probed(RunReportTest.report("plain").toHtml()), size))
          .contains("<title>" + "visible ".repeat(RunReportTest.FIGURES) + "on rgb(255, 255, 255)")
          .doesNotContain("reached by keyboard 0");
    }
  }

  @Test
  void theDarkPageIsDark() throws Exception {
    assertThat(
            dom(
                probed(RunReportTest.report("plain").toHtml()),
                "--blink-settings=preferredColorScheme=0"))
        .contains("on rgb(13, 17, 23)");
  }
}
