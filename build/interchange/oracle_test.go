// SPDX-License-Identifier: MIT

package interchange

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"isnad/build/oracle"
	"isnad/data"
)

// reader is a script over the programs that files are held against. It gets
// the path of a file.
func reader(script string) oracle.NPM {
	return oracle.NPM{
		Name: "interchange-1",
		Manifest: `{"private":true,"dependencies":{"@opensanctions/followthemoney":"4.5.2","datapackage":"1.1.10","graphology":"0.26.0",
			"graphology-gexf":"0.13.2","graphology-graphml":"0.5.2","ical.js":"2.2.1","jsonld":"9.0.0"}}`,
		Script: `import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(process.cwd() + '/')
const file = JSON.parse(readFileSync(0, 'utf8'))
` + script,
	}
}

// asked runs a script over the export of a dossier and reads its answer.
func asked[T any](t *testing.T, d *data.Dossier, format, script string) (answer T) {
	t.Helper()
	reader(script).Ask(t, kept(t, d, format), &answer)
	return answer
}

// readable dossiers: the oracles take no control characters, which
// the checks of a dossier refuse anyway.
func readable(t *testing.T) map[string]*data.Dossier {
	return map[string]*data.Dossier{"flagship": flagship(t), "accusing": accusing(t)}
}

// ftmScript holds every entity against the model that Aleph ships: schema,
// properties, required properties, ranges of references, and forms of values.
const ftmScript = `
const { Model } = require('@opensanctions/followthemoney')
const model = new Model(require('@opensanctions/followthemoney/dist/defaultModel.json'))
const lines = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse)
const schemata = new Map(lines.map(e => [e.id, e.schema]))
const problems = [], seen = {}
for (const raw of lines) {
	const say = what => problems.push(raw.schema + ' ' + raw.id + ': ' + what)
	const entity = model.getEntity(raw) // throws on an unknown schema
	seen[raw.schema] = (seen[raw.schema] || 0) + 1
	for (const name of entity.schema.required ?? []) if (!entity.hasProperty(name) || !raw.properties[name]?.length) say('lacks ' + name)
	for (const [name, values] of Object.entries(raw.properties)) {
		const property = entity.schema.getProperty(name)
		if (!property) { say('has no property ' + name); continue }
		if (!Array.isArray(values) || !values.every(v => typeof v === 'string' && v)) say(name + ' is no list of texts')
		for (const value of values) {
			if (property.type.name === 'entity') {
				const range = property.getRange()
				const schema = schemata.get(value)
				if (!schema) say(name + ' leads nowhere')
				else if (!model.getSchema(schema).isA(range.name)) say(name + ' leads to a ' + schema + ' and not to a ' + range.name)
			}
			if (property.type.name === 'date' && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) say(name + ' is no date: ' + value)
			if (['country', 'language', 'topic'].includes(property.type.name) && !property.type.values.has(value)) say(name + ' is none that the model lists: ' + value)
			if (property.type.name === 'url' && !URL.canParse(value)) say(name + ' is no URL: ' + value)
		}
	}
}
console.log(JSON.stringify({ problems, seen }))`

func TestFollowTheMoneyReadsIt(t *testing.T) {
	for name, d := range readable(t) {
		answer := asked[struct {
			Problems []string
			Seen     map[string]int
		}](t, d, "ftm", ftmScript)
		for _, p := range answer.Problems {
			t.Errorf("%s: %s", name, p)
		}
		for _, schema := range []string{"Person", "Organization", "Event", "Address", "Document", "Documentation", "UnknownLink", "Note"} {
			if answer.Seen[schema] == 0 {
				t.Errorf("%s: there is no %s", name, schema)
			}
		}
	}
}

const graphScript = `
const { MultiDirectedGraph } = require('graphology')
const format = require('graphology-FORMAT')
const graph = format.parse(MultiDirectedGraph, readFileSync(file, 'utf8'))
console.log(JSON.stringify({
	nodes: graph.mapNodes((id, a) => ({ id, ...a })),
	edges: graph.mapEdges((id, a, source, target) => ({ id, source, target, ...a })),
}))`

// What a graph reader sees is the actors and the relations with two ends,
// labels, kinds and all.
func TestGraphologyReadsItBack(t *testing.T) {
	for name, d := range readable(t) {
		ties := map[string]*data.Relation{}
		for _, r := range d.Relations {
			if r.To != "" {
				ties[r.From+" "+r.To] = r
			}
		}
		for _, format := range []string{"gexf", "graphml"} {
			graph := asked[struct {
				Nodes []struct{ ID, Label, Kind string }
				Edges []struct{ ID, Source, Target, Label, Kind, Basis, Attribution string }
			}](t, d, format, strings.Replace(graphScript, "FORMAT", format, 1))
			if len(graph.Nodes) < len(d.Actors) {
				t.Errorf("%s, %s: %d nodes for %d actors", name, format, len(graph.Nodes), len(d.Actors))
			}
			for _, n := range graph.Nodes {
				if n.Label == "" || n.Kind == "" {
					t.Errorf("%s, %s: node %+v", name, format, n)
				}
			}
			for _, e := range graph.Edges {
				if ties[e.Source+" "+e.Target] == nil || e.Label == "" || e.Basis == "" || e.Attribution == "" {
					t.Errorf("%s, %s: edge %+v", name, format, e)
				}
			}
			if len(graph.Edges) < len(ties) {
				t.Errorf("%s, %s: %d edges for %d relations", name, format, len(graph.Edges), len(ties))
			}
		}
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	for name, d := range dossiers(t) {
		for _, format := range []string{"gexf", "graphml"} {
			if out, err := exec.Command(xmllint, "--noout", "--nonet", kept(t, d, format)).CombinedOutput(); err != nil {
				t.Errorf("%s, %s: %s", name, format, out)
			}
		}
	}
}

const calendarScript = `
import ICAL from 'ical.js'
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')))
console.log(JSON.stringify({
	description: calendar.getFirstPropertyValue('description'),
	events: calendar.getAllSubcomponents('vevent').map(c => new ICAL.Event(c)).map(e => ({
		uid: e.uid, stamp: String(e.component.getFirstPropertyValue('dtstamp')), status: e.component.getFirstPropertyValue('status') ?? '',
		summary: e.summary, description: e.description, start: String(e.startDate), end: String(e.endDate), allDay: e.startDate.isDate,
	})),
}))`

func TestICalReadsItBack(t *testing.T) {
	for name, d := range readable(t) {
		calendar := asked[struct {
			Description string
			Events      []struct {
				UID, Stamp, Status, Summary, Description, Start, End string
				AllDay                                               bool
			}
		}](t, d, "ics", calendarScript)
		uids := map[string]bool{}
		for _, e := range calendar.Events {
			if uids[e.UID] || !strings.HasPrefix(e.UID, "urn:uuid:") || !e.AllDay || e.End <= e.Start || e.Stamp != d.About.Updated+"T00:00:00Z" {
				t.Errorf("%s: %+v", name, e)
			}
			uids[e.UID] = true
		}
		days := 0
		for _, e := range d.Events {
			where, kept := calendar.Description, false
			for _, entry := range calendar.Events {
				kept = kept || strings.Contains(entry.Summary, e.Title.EN)
			}
			if kept {
				days++
			}
			if !kept && !strings.Contains(where, e.Title.EN) {
				t.Errorf("%s: %s is neither an entry nor listed", name, e.ID)
			}
		}
		if days == 0 || days != len(calendar.Events) {
			t.Errorf("%s: %d entries for %d events", name, len(calendar.Events), days)
		}
	}
}

func TestCalendarLinesAreFolded(t *testing.T) {
	for name, d := range dossiers(t) {
		file := written(t, d, "ics")
		if bytes.Contains(bytes.ReplaceAll(file, []byte("\r\n"), nil), []byte("\n")) {
			t.Errorf("%s: a line ends without CR", name)
		}
		for line := range strings.SplitSeq(string(file), "\r\n") {
			if len(line) > 75 {
				t.Errorf("%s: a line has %d octets: %s", name, len(line), line)
			}
			if strings.ToValidUTF8(line, "") != line {
				t.Errorf("%s: a fold divides a character: %q", name, line)
			}
		}
	}
}

// An uncertain day is tentative and says so where it is read first.
func TestAnUncertainDayIsTentative(t *testing.T) {
	file := strings.ReplaceAll(string(written(t, accusing(t), "ics")), "\r\n ", "")
	for entry := range strings.SplitSeq(file, "BEGIN:VEVENT") {
		vague := strings.Contains(entry, "A vague")
		if vague != strings.Contains(entry, "STATUS:TENTATIVE") && strings.Contains(entry, "DTSTART") {
			t.Errorf("tentative or not: %s", entry)
		}
		if vague && !strings.Contains(entry, "SUMMARY:22 October") {
			t.Errorf("the summary does not begin with the date in words: %s", entry)
		}
	}
}

const linkedScript = `
import jsonld from 'jsonld'
const offline = () => { throw new Error('the context wants the network') }
const whole = JSON.parse(readFileSync(file, 'utf8'))
const nodes = await jsonld.flatten(whole, null, { documentLoader: offline })
const quads = await jsonld.toRDF(whole, { documentLoader: offline, format: 'application/n-quads' })
console.log(JSON.stringify({ nodes, quads: quads.split('\n').length }))`

// Every annotation names its passage, and everything has a type of a known
// vocabulary, once the context has been applied.
func TestJSONLDExpands(t *testing.T) {
	const oa, schema = "http://www.w3.org/ns/oa#", "https://schema.org/"
	for name, d := range readable(t) {
		answer := asked[struct {
			Nodes []map[string]json.RawMessage
			Quads int
		}](t, d, "jsonld", linkedScript)
		types := map[string]int{}
		for _, node := range answer.Nodes {
			var of []string
			if node["@type"] != nil {
				decode(t, node["@type"], &of)
			}
			for _, typ := range of {
				types[typ]++
				if !strings.HasPrefix(typ, oa) && !strings.HasPrefix(typ, schema) && !strings.HasPrefix(typ, "urn:isnad:term:") {
					t.Errorf("%s: type %s", name, typ)
				}
				if typ == oa+"Annotation" && (node[oa+"hasTarget"] == nil || node[oa+"hasBody"] == nil || node[oa+"motivatedBy"] == nil) {
					t.Errorf("%s: an annotation lacks target, body or motivation: %s", name, node["@id"])
				}
				if typ == oa+"TextPositionSelector" && (node[oa+"start"] == nil || node[oa+"end"] == nil) {
					t.Errorf("%s: a selector has no range", name)
				}
			}
		}
		evidence := 0
		for _, r := range d.Records() {
			evidence += len(r.Head().Evidence)
		}
		if types[oa+"Annotation"] != evidence {
			t.Errorf("%s: %d annotations for %d passages", name, types[oa+"Annotation"], evidence)
		}
		for _, want := range []string{"Dataset", "Person", "Organization", "Event", "Claim", "Place", "CreativeWork"} {
			if types[schema+want] == 0 {
				t.Errorf("%s: there is no %s", name, want)
			}
		}
		if answer.Quads < len(answer.Nodes) {
			t.Errorf("%s: %d quads of %d nodes", name, answer.Quads, len(answer.Nodes))
		}
	}
}

const packageScript = `
const { Package } = require('datapackage')
const found = await Package.load(file)
const problems = found.errors.map(String), rows = {}
for (const resource of found.resources) {
	problems.push(...resource.errors.map(e => resource.name + ': ' + e))
	try {
		rows[resource.name] = (await resource.read({ keyed: true, relations: true })).length
	} catch (e) {
		problems.push(resource.name + ': ' + e + ' ' + (e.errors ?? []).map(String).join('; '))
	}
}
console.log(JSON.stringify({ problems, rows }))`

// Frictionless reads every table by the schema beside it, types, unique ids
// and foreign keys included.
func TestFrictionlessReadsIt(t *testing.T) {
	for name, d := range readable(t) {
		dir := t.TempDir()
		for file, content := range unzipped(t, written(t, d, "csv")) {
			keep(t, filepath.Join(dir, file), content)
		}
		var answer struct {
			Problems []string
			Rows     map[string]int
		}
		reader(packageScript).Ask(t, filepath.Join(dir, "datapackage.json"), &answer)
		for _, p := range answer.Problems {
			t.Errorf("%s: %s", name, p)
		}
		counts := map[data.Type]int{}
		for _, r := range d.Records() {
			counts[r.Type()]++
		}
		for typ, n := range counts {
			if answer.Rows[string(typ)] != n {
				t.Errorf("%s: %d rows of %s, want %d", name, answer.Rows[string(typ)], typ, n)
			}
		}
	}
}
