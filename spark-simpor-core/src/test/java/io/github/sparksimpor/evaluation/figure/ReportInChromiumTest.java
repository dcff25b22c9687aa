package io.github.sparksimpor.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        if (getComputedStyle(figure).display === 'none') continue;
        const shapes = [...figure.querySelectorAll('rect, path')].filter(
            s => s.getBoundingClientRect().height > 1 || s.getBoundingClientRect().width > 1);
        const inside = box.left >= 0 && box.right <= innerWidth + 1;
        seen.push(box.width > 200 && box.height > 100 && inside && shapes.length > 0 ? 'visible' : 'hidden');
      }
      document.title = seen.join(' ') + ' on ' + getComputedStyle(document.body).backgroundColor
          + ' reached by keyboard ' + document.querySelectorAll('[tabindex="0"], summary').length;
      </script>
      """;

  /**
   * A page that shows another at some width, narrower than a window can be, and tells the least
   * size of letters in its pictures, and what a legend names that its picture does not hold.
   */
  private static final String READER =
      """
      <!DOCTYPE html><title></title>
      <body style="margin: 0"><iframe style="width: %dpx; height: 900px; border: 0" srcdoc="%s"></iframe>
      <script>
      onload = () => {
        const page = document.querySelector('iframe').contentDocument;
        let least = Infinity, keys = 0;
        const missing = [];
        for (const figure of page.querySelectorAll('figure')) {
          const plot = [...figure.querySelectorAll('.plot')].find(p => getComputedStyle(p).display !== 'none');
          const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
          for (const text of plot.querySelectorAll('text')) {
            least = Math.min(least, scale * parseFloat(getComputedStyle(text).fontSize));
          }
          for (const key of figure.querySelectorAll('.keys .key')) {
            keys++;
            const look = shape => shape.getAttribute('class').replace('small ', '');
            const drawn = [...plot.querySelectorAll('path, rect')].some(shape =>
                look(shape) === look(key.firstElementChild)
                    && (shape.tagName === 'rect' || shape.getAttribute('d').trim() !== ''));
            const name = key.closest('span').textContent.trim();
            if (!drawn || key.getBoundingClientRect().width < 8 || !name) {
              missing.push(figure.querySelector('h2').textContent + ': ' + name);
            }
          }
        }
        const root = page.documentElement;
        document.title = 'letters of ' + least.toFixed(2) + ' px, ' + keys + ' keys, missing: ' + missing.join('; ')
            + '; wider than the page: ' + (root.scrollWidth > root.clientWidth);
      };
      </script>
      """;

  /** How much wider than its place the widest table is, in pixels. */
  private static final String CUT_OFF =
      """
      <script>
      const wider = [...document.querySelectorAll('.scroll')].map(
          place => place.scrollWidth - place.clientWidth);
      document.title = wider.length + ' tables, cut off by ' + Math.max(...wider);
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
    return probed(html, PROBE);
  }

  private static String probed(String html, String probe) {
    int policy = html.indexOf(POLICY);
    int end = html.indexOf('>', policy) + 1;
    return html.substring(0, policy) + html.substring(end).replace("</body>", probe + "</body>");
  }

  @Test
  void onPaperNoColumnIsCutOff() throws Exception {
    String long4 = "a value of some length. ".repeat(4);
    List<String> columns = List.of("feature", long4, long4, long4, long4, long4);
    DataTable wide =
        new DataTable(
            "wide", columns, List.of(new DataTable.Line("x".repeat(60), columns.subList(1, 6))));
    String page =
        new HtmlPage(
                "wide",
                Map.of("rows", "few"),
                List.of(wide),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                "")
            .toHtml();
    String printed = page.replace("@media print", "@media all");
    assertThat(dom(probed(page, CUT_OFF), "--window-size=700,900")).doesNotContain("cut off by 0");
    assertThat(dom(probed(printed, CUT_OFF), "--window-size=700,900"))
        .contains("<title>1 tables, cut off by 0");
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

  @ParameterizedTest
  @ValueSource(ints = {360, 420, 680, 1200})
  void lettersAreLargeEnoughAtEveryWidthAndEveryMarkOfALegendIsDrawn(int width) throws Exception {
    String page = RunReportTest.report("plain").toHtml();
    String dom =
        dom(
            READER.formatted(width, page.replace("&", "&amp;").replace("\"", "&quot;")),
            "--window-size=1300,900");
    Matcher told =
        Pattern.compile(
                "<title>letters of ([\\d.]+) px, (\\d+) keys, missing: (.*); wider .*: false<")
            .matcher(dom);
    assertThat(told.find()).as(dom.substring(0, 500)).isTrue();
    assertThat(Double.parseDouble(told.group(1))).isBetween(11.0, 19.0);
    assertThat(Integer.parseInt(told.group(2))).isGreaterThan(15);
    assertThat(told.group(3)).as("named in a legend, but not drawn").isEmpty();
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
