package org.waymark.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium for the journeys: the one that is installed, else Playwright's own, else, as root on Debian, the
 * system's package.
 */
final class Chromium implements AutoCloseable {

    /** What to do when none of the ways leads to a browser. */
    static final String ADVICE =
            "The journeys need a Chromium and none could be had: install chromium or google-chrome, or point"
                    + " WAYMARK_CHROMIUM at one.";

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/snap/bin/chromium",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files\\Chromium\\Application\\chrome.exe");

    /** Chromium without a window's frame: no setting about cookies works in it, and pages cost two fifths. */
    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

    /** Of what the driver turns off, all that matters without a window's frame; storage apart for each site is not among it. */
    private static final List<String> NO_THIRD_PARTY_COOKIES = List.of(
            "--test-third-party-cookie-phaseout",
            "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,HttpsUpgrades,PaintHolding");

    private static @Nullable Found found;

    private final Playwright playwright;
    private final Found browser;
    private final List<Path> profiles = new ArrayList<>();

    private Chromium(Playwright playwright, Found browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Opens the driver; the browser itself starts with a profile. */
    static Chromium open() {
        Found browser = find();
        return new Chromium(driver(), browser);
    }

    /**
     * A browser with a profile of its own on disk, as people have; third-party cookies as given. Where no setting is needed
     * for that it is the lighter one, if the system has it.
     */
    BrowserContext profile(ThirdPartyCookies cookies, String language) {
        boolean light = cookies.needNoSetting() && Files.isExecutable(SHELL);
        Optional<Path> executable = light ? Optional.of(SHELL) : browser.executable();
        List<String> flags = flags();
        if (light && cookies == ThirdPartyCookies.GONE) {
            flags.addAll(NO_THIRD_PARTY_COOKIES);
        }
        try {
            Path folder = Files.createTempDirectory("waymark-profile");
            profiles.add(folder);
            cookies.prepare(folder);
            BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                    .setArgs(flags)
                    .setHeadless(true)
                    .setLocale(language)
                    .setViewportSize(1180, 900);
            executable.ifPresentOrElse(options::setExecutablePath, () -> options.setChannel("chromium"));
            BrowserContext context = playwright.chromium().launchPersistentContext(folder, options);
            context.setDefaultTimeout(60_000);
            context.setDefaultNavigationTimeout(60_000);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        playwright.close();
        profiles.forEach(Chromium::delete);
    }

    private static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /**
     * One process for a page and its frames: a frame that moves from process to process as it goes from site to site may
     * be lost to whoever looks into it, for ever. What cookies and messages may do is not decided by processes.
     */
    private static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "--disable-site-isolation-trials",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-dev-shm-usage"));
        if (isRoot()) {
            flags.add("--no-sandbox");
        }
        return flags;
    }

    private static synchronized Found find() {
        if (found == null) {
            found = installed()
                    .or(Chromium::downloaded)
                    .or(Chromium::fromDebian)
                    .orElseThrow(() -> new AssertionError(ADVICE));
        }
        return found;
    }

    private static Optional<Found> installed() {
        return Stream.concat(
                        Stream.of(System.getenv("WAYMARK_CHROMIUM"), System.getenv("CHROME_BIN")),
                        USUAL_PLACES.stream())
                .filter(place -> place != null && !place.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .map(path -> new Found(Optional.of(path)))
                .filter(Found::starts)
                .findFirst();
    }

    private static Optional<Found> downloaded() {
        try {
            Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
            ProcessBuilder install = driver.createProcessBuilder();
            install.command().addAll(List.of("install", "chromium", "--no-shell"));
            return run(install) ? Optional.of(new Found(Optional.empty())).filter(Found::starts) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Found> fromDebian() {
        if (!isRoot() || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            boolean there = run(new ProcessBuilder("apt-get", "update"))
                    && run(new ProcessBuilder(
                            "apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"));
            if (there) {
                // Not everywhere to be had, and not needed.
                run(new ProcessBuilder(
                        "apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell"));
            }
            return there ? installed() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean run(ProcessBuilder command) throws IOException {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(10, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    /** Where a browser is; without an executable it is the one Playwright keeps. */
    private record Found(Optional<Path> executable) {

        /** A browser may be there and still lack the libraries of the system. */
        boolean starts() {
            try (Playwright playwright = driver()) {
                BrowserType.LaunchOptions options =
                        new BrowserType.LaunchOptions().setArgs(flags()).setTimeout(120_000);
                executable.ifPresentOrElse(options::setExecutablePath, () -> options.setChannel("chromium"));
                try (Browser browser = playwright.chromium().launch(options)) {
                    return browser.isConnected();
                }
            } catch (PlaywrightException e) {
                return false;
            }
        }
    }
}
