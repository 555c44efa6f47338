package chat.klatch.webbuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites TeaVM's stock WASM GC loader into one that never evaluates strings, so CSP needs only 'wasm-unsafe-eval'.
 * Fails when the stock text changed.
 */
public final class CspRuntime {
    private CspRuntime() {
    }
    private static String src = "";
    private static void replace(String from, String to) {
        int i = src.indexOf(from);
        if (i < 0 || src.indexOf(from, i + 1) >= 0)
            throw new IllegalStateException("TeaVM runtime changed; expected exactly once: " + from);
        src = src.substring(0, i) + to + src.substring(i + from.length());
    }
    private static void replaceSpan(String from, String until, String to) {
        int i = src.indexOf(from), j = src.indexOf(until, i);
        if (i < 0 || j < 0)
            throw new IllegalStateException("TeaVM runtime changed near: " + from);
        src = src.substring(0, i) + to + src.substring(j);
    }
    static String from(Path snippetFile) throws IOException {
        try (var in = CspRuntime.class.getClassLoader()
                .getResourceAsStream("org/teavm/backend/wasm/wasm-gc-module-runtime.js")) {
            src = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        replace("result = new Function(\"return \" + name + \";\");", "result = () => resolveGlobal(name);");
        replace("new Function(\"value\", name + \" = value;\")(value);",
                "const dot = name.lastIndexOf('.'); (dot < 0 ? globalThis : resolveGlobal(name.slice(0, dot)))[name.slice(dot + 1)] = value;");
        replaceSpan("  function defineFunction(fn, vararg) {", "  function renameConstructor(", """
                  function defineFunction(fn, vararg) {
                    const fixed = fn.length - 1;
                    return vararg ? function(...args) {
                      try { return fn(...args.slice(0, fixed), args.slice(fixed)); } catch (e) { rethrowJavaAsJs(e); }
                    } : function(...args) {
                      try { return fn(...args); } catch (e) { rethrowJavaAsJs(e); }
                    };
                  }
                """);
        replaceSpan("  function renameConstructor(name, c) {", "  imports.teavmJso = {", """
                  function renameConstructor(name, c) {
                    const f = function(marker, javaObject) { return c.call(this, marker, javaObject); };
                    Object.defineProperty(f, "name", { value: name });
                    return f;
                  }
                """);
        replaceSpan("    defineMethod(cls, name, fn, vararg) {", "    defineStaticMethod(cls, name, fn, vararg) {",
                """
                            defineMethod(cls, name, fn, vararg) {
                              const fixed = fn.length - 2;
                              cls.prototype[name] = vararg ? function(...args) {
                                try { return fn(this, ...args.slice(0, fixed), args.slice(fixed)); } catch (e) { rethrowJavaAsJs(e); }
                              } : function(...args) {
                                try { return fn(this, ...args); } catch (e) { rethrowJavaAsJs(e); }
                              };
                            },
                        """);
        StringBuilder loop = new StringBuilder();
        loop.append("  const jso = imports.teavmJso;\n");
        StringBuilder ps = new StringBuilder();
        for (int i = 0; i <= 8; i++) {
            String p = ps.toString(), pc = p.isEmpty() ? "" : ", " + p;
            loop.append("  jso.callFunction").append(i).append(" = (fn").append(pc).append(") => { try { return fn(")
                    .append(p).append("); } catch (e) { rethrowJsAsJava(e); } };\n");
            loop.append("  jso.callMethod").append(i).append(" = (o, m").append(pc)
                    .append(") => { try { return o !== null ? o[m](").append(p).append(") : getGlobalName(m)(")
                    .append(p).append("); } catch (e) { rethrowJsAsJava(e); } };\n");
            loop.append("  jso.construct").append(i).append(" = (c").append(pc).append(") => { try { return new c(")
                    .append(p).append("); } catch (e) { rethrowJsAsJava(e); } };\n");
            loop.append("  jso.arrayOf").append(i).append(" = (").append(p).append(") => [").append(p).append("];\n");
            ps.append(i == 0 ? "" : ", ").append("p").append(i + 1);
        }
        loop.append(
                """
                          for (let i = 0; i < 32; ++i) {
                            jso["createFunction" + i] = (...paramsAndBody) => {
                              const key = paramsAndBody.join("\\0"), f = snippets.get(key);
                              if (f === undefined) throw new Error("@JSBody snippet missing from the CSP-safe table: " + JSON.stringify(paramsAndBody));
                              return f;
                            };
                            jso["bindFunction" + i] = (f, ...bindArgs) => f.bind(null, ...bindArgs);
                            if (i > 8) {
                              jso["callFunction" + i] = (fn, ...args) => { try { return fn(...args); } catch (e) { rethrowJsAsJava(e); } };
                              jso["callMethod" + i] = (o, m, ...args) => { try { return o !== null ? o[m](...args) : getGlobalName(m)(...args); } catch (e) { rethrowJsAsJava(e); } };
                              jso["construct" + i] = (c, ...args) => { try { return new c(...args); } catch (e) { rethrowJsAsJava(e); } };
                              jso["arrayOf" + i] = (...args) => args;
                            }
                          }
                        }
                        """);
        replaceSpan("  function wrapCallFromJavaToJs(call) {", "function wrapImport(importObj) {", loop.toString());
        StringBuilder head = new StringBuilder(
                "const resolveGlobal = name => { const path = name.split('.'); let v = globalThis; for (const p of path) { if (v === undefined || v === null || !(p in Object(v))) throw new ReferenceError(name + ' is not defined'); v = v[p]; } return v; };\nconst snippets = new Map([\n");
        for (String line : Files.readAllLines(snippetFile)) {
            if (line.isBlank() || line.startsWith("#"))
                continue;
            // each line: JSON array of params and body, exactly as TeaVM passes it
            List<String> parts = parse(line);
            String body = parts.get(parts.size() - 1);
            List<String> params = parts.subList(0, parts.size() - 1);
            StringBuilder key = new StringBuilder();
            key.append(String.join("\0", parts));
            head.append("[").append(q(key.toString())).append(", (").append(String.join(", ", params)).append(") => {")
                    .append(body).append("}],\n");
        }
        head.append("]);\n");
        src = head + src;
        if (src.contains("new Function"))
            throw new IllegalStateException("string evaluation left in runtime");
        return src;
    }
    private static List<String> parse(String json) {
        List<String> out = new ArrayList<>();
        StringBuilder b = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (b == null) {
                if (c == '"')
                    b = new StringBuilder();
                continue;
            }
            if (c == '\\') {
                char d = json.charAt(++i);
                b.append(d == 'n' ? '\n' : d == 't' ? '\t' : d);
            } else if (c == '"') {
                out.add(b.toString());
                b = null;
            } else
                b.append(c);
        }
        return out;
    }
    private static String q(String s) {
        return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\0", "\\0") + "\"";
    }
}
