package chat.klatch.webbuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rewrites TeaVM's stock loader for Wasm GC into one that never evaluates strings, so that a policy needs no more than
 * {@code 'wasm-unsafe-eval'}, and that holds nothing of what this program never asks for: C in its memory, the names of
 * Java in its traces, files of Node.js. Fails where the stock text is another than the one that was read when this was
 * written.
 */
final class CspRuntime {
    private static final String STOCK = "org/teavm/backend/wasm/wasm-gc-module-runtime.js";
    /** Calls of up to so many arguments are written out: spreading them would cost on every crossing. */
    private static final int WRITTEN_OUT = 4;
    private static final String RESOLVE = """
            const resolveGlobal = name => {
              let value = globalThis;
              for (const part of name.split('.')) {
                if (value === undefined || value === null || !(part in Object(value))) throw new ReferenceError(name + ' is not defined');
                value = value[part];
              }
              return value;
            };
            """;
    private static final String SET_GLOBAL = "const dot = name.lastIndexOf('.');"
            + " (dot < 0 ? globalThis : resolveGlobal(name.slice(0, dot)))[name.slice(dot + 1)] = value;";
    private static final String DEFINE_FUNCTION = """
              function defineFunction(fn, vararg) {
                const fixed = fn.length - 1;
                return vararg ? function(...args) {
                  try { return fn(...args.slice(0, fixed), args.slice(fixed)); } catch (e) { rethrowJavaAsJs(e); }
                } : function(...args) {
                  try { return fn(...args); } catch (e) { rethrowJavaAsJs(e); }
                };
              }
            """;
    private static final String RENAME_CONSTRUCTOR = """
              function renameConstructor(name, c) {
                const f = function(marker, javaObject) { return c.call(this, marker, javaObject); };
                Object.defineProperty(f, "name", { value: name });
                return f;
              }
            """;
    private static final String DEFINE_METHOD = """
                defineMethod(cls, name, fn, vararg) {
                  const fixed = fn.length - 2;
                  cls.prototype[name] = vararg ? function(...args) {
                    try { return fn(this, ...args.slice(0, fixed), args.slice(fixed)); } catch (e) { rethrowJavaAsJs(e); }
                  } : function(...args) {
                    try { return fn(this, ...args); } catch (e) { rethrowJavaAsJs(e); }
                  };
                },
            """;
    private static final String CALL = """
              jso.callFunctionN = (fn, ARGS) => { try { return fn(ARGS); } catch (e) { rethrowJsAsJava(e); } };
              jso.callMethodN = (o, m, ARGS) => { try { return o !== null ? o[m](ARGS) : getGlobalName(m)(ARGS); } catch (e) { rethrowJsAsJava(e); } };
              jso.constructN = (c, ARGS) => { try { return new c(ARGS); } catch (e) { rethrowJsAsJava(e); } };
              jso.arrayOfN = (ARGS) => [ARGS];
            """;
    private static final String LONGER_CALLS = """
              for (let i = 0; i < 32; ++i) {
                jso["createFunction" + i] = (...paramsAndBody) => {
                  const f = snippets.get(paramsAndBody.join("\\0"));
                  if (f === undefined) throw new Error("a @JSBody snippet is missing from the table: " + JSON.stringify(paramsAndBody));
                  return f;
                };
                jso["bindFunction" + i] = (f, ...bound) => f.bind(null, ...bound);
                if (i > WRITTEN_OUT) {
                  jso["callFunction" + i] = (fn, ...args) => { try { return fn(...args); } catch (e) { rethrowJsAsJava(e); } };
                  jso["callMethod" + i] = (o, m, ...args) => { try { return o !== null ? o[m](...args) : getGlobalName(m)(...args); } catch (e) { rethrowJsAsJava(e); } };
                  jso["construct" + i] = (c, ...args) => { try { return new c(...args); } catch (e) { rethrowJsAsJava(e); } };
                  jso["arrayOf" + i] = (...args) => args;
                }
              }
            }
            """;

    private static final String MEMORY = """
            function linkImports(imports, module) {
              const { dataSize = 0, min = 0 } = getMemoryDefaults(module);
              const maxSize = 2 ** 31 - 1;
              const memory = new WebAssembly.Memory({ initial: Math.max(min, 1), maximum: 2 ** 15 });
              const number = value => new WebAssembly.Global({ value: "i32", mutable: false }, value);
              imports.env = { memory };
              imports.teavmMemory = {
                linearMemory: () => memory.buffer,
                notifyHeapResized() {},
                heapOffset: number(dataSize + 7 & -8),
                maxSize: number(maxSize)
              };
            }
            """;
    private static final String DATE = """
            function dateImports(imports) {
              imports.teavmDate = { currentTimeMillis: () => Date.now() };
            }
            """;
    private static final String TRACE = """
                takeStackTrace() {
                  const frames = (new Error().stack ?? "").matchAll(/:wasm-function\\[[0-9]+]:0x([0-9a-f]+)/g);
                  const trace = Array.from(frames, frame => ({
                    className: "java.lang.Throwable$FakeClass",
                    method: "fakeMethod",
                    file: "Throwable.java",
                    line: parseInt(frame[1], 16)
                  }));
                  return { getStack: () => trace };
                },
            """;
    private static final String LOAD = """
            async function load(src) {
              const [module, builtins] = await Promise.all([
                WebAssembly.compileStreaming(fetch(src), { builtins: ["js-string"] }),
                hasStringBuiltins()
              ]);
              const imports = {};
              const exports = {};
              const { supplyExports } = defaults(imports, exports, builtins);
              linkImports(imports, module);
              const instance = await WebAssembly.instantiate(module, imports);
              supplyExports(instance.exports);
              for (const [name, exported] of Object.entries(instance.exports)) {
                if (exported instanceof WebAssembly.Global) {
                  Object.defineProperty(exports, name, { get: () => exported.value });
                }
              }
              return { exports };
            }
            """;

    private String text;

    private CspRuntime(String stock) {
        text = stock;
    }

    /**
     * The loader's text.
     *
     * @param snippets
     *            a file with a line for each {@code @JSBody} of TeaVM's library that the program uses: a JSON list of
     *            its parameters and its body, as TeaVM passes them
     */
    static String from(Path snippets) throws IOException {
        var runtime = new CspRuntime(stock());
        runtime.rewrite();
        var whole = RESOLVE + table(Files.readAllLines(snippets)) + runtime.text.replaceAll("(?m)^ *(//.*)?", "");
        if (whole.contains("new Function")) {
            throw new IllegalStateException("the loader still evaluates strings");
        }
        return whole;
    }

    private static String stock() throws IOException {
        try (var in = CspRuntime.class.getClassLoader().getResourceAsStream(STOCK)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void rewrite() {
        replace("result = new Function(\"return \" + name + \";\");", "result = () => resolveGlobal(name);");
        replace("new Function(\"value\", name + \" = value;\")(value);", SET_GLOBAL);
        replaceUntil("  function defineFunction(fn, vararg) {", "  function renameConstructor(", DEFINE_FUNCTION);
        replaceUntil("  function renameConstructor(name, c) {", "  imports.teavmJso = {", RENAME_CONSTRUCTOR);
        replaceUntil("    defineMethod(cls, name, fn, vararg) {", "    defineStaticMethod(cls, name, fn, vararg) {",
                DEFINE_METHOD);
        replaceUntil("  function wrapCallFromJavaToJs(call) {", "function wrapImport(importObj) {", calls());
        replaceUntil("function align(address, shift) {", "function coreImports(", MEMORY);
        replaceUntil("    takeStackTrace(exceptionClassName) {", "    decorateException(javaException) {", TRACE);
        replaceUntil("function wrapImport(importObj) {", "var hasStringBuiltinsPromise", LOAD);
        replaceUntil("async function getDeobfuscator(", "export {", "");
        replace("  defaults,\n  load,\n  wrapImport\n", "load");
        dropUnused();
    }

    /** What no program of ours imports: one that did would not start, in any test in a browser. */
    private void dropUnused() {
        replaceUntil("var exceptionFrameRegex", "function getGlobalName(", "");
        replaceUntil("function dateImports(imports) {", "function consoleImports(", DATE);
        replaceUntil("  const finalizationRegistry = ", "  imports.teavm = {", "");
        replaceUntil("    createWeakRef(value, ref, queue) {", "    takeStackTrace(", "");
        replaceUntil("function asyncImports(imports) {", "function getMemoryDefaults(", "");
        replace("  asyncImports(imports);\n", "");
        replace("  imports.teavmMath = Math;\n", "");
    }

    private void replace(String from, String to) {
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new IllegalStateException("TeaVM's loader has changed: this should be there once: " + from);
        }
        text = text.substring(0, at) + to + text.substring(at + from.length());
    }

    private void replaceUntil(String from, String until, String to) {
        int start = text.indexOf(from);
        int end = text.indexOf(until, start);
        if (start < 0 || end < 0) {
            throw new IllegalStateException("TeaVM's loader has changed near: " + from);
        }
        text = text.substring(0, start) + to + text.substring(end);
    }

    private static String calls() {
        var written = new StringBuilder("  const jso = imports.teavmJso;\n");
        for (int count = 0; count <= WRITTEN_OUT; count++) {
            var arguments = IntStream.rangeClosed(1, count).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
            written.append(CALL.replace(", ARGS) =>", count == 0 ? ") =>" : ", ARGS) =>")
                    .replace("N = ", count + " = ").replace("ARGS", arguments));
        }
        return written.append(LONGER_CALLS.replace("WRITTEN_OUT", Integer.toString(WRITTEN_OUT))).toString();
    }

    private static String table(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).map(CspRuntime::entry)
                .collect(Collectors.joining(",\n", "const snippets = new Map([\n", "\n]);\n"));
    }

    private static String entry(String line) {
        var parts = strings(line);
        var body = parts.get(parts.size() - 1);
        var parameters = String.join(", ", parts.subList(0, parts.size() - 1));
        return "[" + quoted(String.join("\0", parts)) + ", (" + parameters + ") => {" + body + "}]";
    }

    /** The strings of a JSON list of strings. */
    private static List<String> strings(String json) {
        var found = new ArrayList<String>();
        var inside = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' && open) {
                found.add(inside.toString());
                inside.setLength(0);
            } else if (open) {
                inside.append(c == '\\' ? unescaped(json.charAt(++i)) : c);
            }
            open ^= c == '"';
        }
        return found;
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\0", "\\0") + "\"";
    }
}
