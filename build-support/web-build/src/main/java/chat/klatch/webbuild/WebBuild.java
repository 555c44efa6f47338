package chat.klatch.webbuild;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.model.optimization.ClassInitElimination;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Makes the browser's files: Wasm and JavaScript of the same classes, the loader that needs no eval, names that carry
 * their content's hash, .br and .gz beside each. Does nothing when no input changed: TeaVM's own plugin has neither a
 * check nor a skip. One file refers to another as {@code ./name}.
 */
public final class WebBuild {
    private final String mainClass;
    private final List<File> classPath = new ArrayList<>();
    private final Path sources;
    private final Path target;
    private final Path compiled;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> index = new ArrayList<>();

    private WebBuild(String mainClass, String classes, String dependencies, Path sources, Path target) {
        this.mainClass = mainClass;
        this.sources = sources;
        this.target = target;
        compiled = target.resolveSibling(target.getFileName() + ".teavm");
        for (String entry : (classes + File.pathSeparator + dependencies.strip()).split(File.pathSeparator, -1)) {
            classPath.add(new File(entry));
        }
    }

    static void run(String... args) throws Exception {
        new WebBuild(args[0], args[1], Files.readString(Path.of(args[2])), Path.of(args[3]), Path.of(args[4]))
                .run();
    }

    private void run() throws Exception {
        requireFixesFirst();
        Path marker = target.resolveSibling(target.getFileName() + ".inputs");
        String inputs = hashOfInputs();
        if (Files.exists(marker) && Files.readString(marker).equals(inputs)) {
            System.out.println("The browser's files are up to date.");
            return;
        }
        Files.deleteIfExists(marker);
        empty(target);
        Files.createDirectories(target.resolve("web"));
        long start = System.nanoTime();
        compile(TeaVMTargetType.WEBASSEMBLY_GC, "app.wasm");
        compile(TeaVMTargetType.JAVASCRIPT, "app.js");
        publish("app.wasm", Files.readAllBytes(compiled.resolve("app.wasm")));
        publish("app.js", Files.readAllBytes(compiled.resolve("app.js")));
        publish("loader.js", CspRuntime.from(sources.resolve("jsbody-snippets.txt")).getBytes(StandardCharsets.UTF_8));
        for (String kind : List.of(".svg", "emoji.txt", ".css", ".js", ".html")) {
            for (Path file : files(sources)) {
                if (file.toString().endsWith(kind)) {
                    publish(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        Files.write(target.resolve("web/index.txt"), index);
        Files.writeString(marker, inputs);
        System.out.println("The browser's files took " + (System.nanoTime() - start) / 1_000_000 + " ms.");
    }

    /** The stand-ins for two of TeaVM's passes work only where they hide TeaVM's own. */
    private static void requireFixesFirst() {
        if (!ClassInitElimination.class.getProtectionDomain().getCodeSource().getLocation()
                .equals(WebBuild.class.getProtectionDomain().getCodeSource().getLocation())) {
            throw new IllegalStateException("web-build must come before teavm-core on the class path");
        }
    }

    private String hashOfInputs() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(mainClass.getBytes(StandardCharsets.UTF_8));
        List<Path> inputs = new ArrayList<>();
        for (URL own : ((URLClassLoader) WebBuild.class.getClassLoader()).getURLs()) {
            inputs.add(Path.of(own.getPath()));
        }
        classPath.forEach(entry -> inputs.add(entry.toPath()));
        inputs.add(sources);
        for (Path input : inputs) {
            for (Path file : files(input)) {
                digest.update(input.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void compile(TeaVMTargetType type, String fileName) throws Exception {
        var tool = new TeaVMTool();
        tool.setClassPath(classPath);
        tool.setClassLoader(new URLClassLoader(urls(), WebBuild.class.getClassLoader()));
        tool.setTargetType(type);
        tool.setJsModuleType(JSModuleType.ES2015);
        tool.setMainClass(mainClass);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setObfuscated(true);
        tool.setStrict(true);
        tool.setAssertionsRemoved(true);
        tool.setTargetDirectory(compiled.toFile());
        tool.setTargetFileName(fileName);
        tool.generate();
        List<String> problems = new ArrayList<>();
        for (var problem : tool.getProblemProvider().getSevereProblems()) {
            var text = new DefaultProblemTextConsumer();
            problem.render(text);
            var at = problem.getLocation();
            problems.add(text.getText() + (at == null ? "" : " at " + at.getMethod() + " " + at.getSourceLocation()));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(fileName + ":\n" + String.join("\n", problems));
        }
    }

    private URL[] urls() throws MalformedURLException {
        var urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toURI().toURL();
        }
        return urls;
    }

    private void publish(String name, byte[] source) throws IOException, NoSuchAlgorithmException {
        byte[] content = source;
        if (!name.endsWith(".wasm")) {
            String text = new String(source, StandardCharsets.UTF_8);
            for (var known : names.entrySet()) {
                text = text.replace("./" + known.getKey(), "./" + known.getValue());
            }
            content = withoutComments(name, text).getBytes(StandardCharsets.UTF_8);
        }
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        int dot = name.lastIndexOf('.');
        String published = name.endsWith(".html") ? name : name.substring(0, dot) + "." + hash + name.substring(dot);
        names.put(name, published);
        index.add(published);
        Path file = target.resolve("web").resolve(published);
        Files.write(file, content);
        Files.write(Path.of(file + ".gz"), gzip(content));
        if (Brotli4jLoader.isAvailable()) {
            Files.write(Path.of(file + ".br"), Encoder.compress(content, new Encoder.Parameters().setQuality(11)));
        }
    }

    /** What we wrote as a browser needs it; in scripts of ours a comment has a line of its own. */
    private static String withoutComments(String name, String text) {
        return name.endsWith(".css")
                ? text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s*\n\\s*", "\n")
                : name.endsWith(".js") ? text.replaceAll("(?m)^ *//.*\n", "") : text;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(9);
            }
        }) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
