import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import express, { Router } from 'express'

/** The API's reference, Swagger UI from this machine, with nothing inline so that the strict policy holds. */
export function createDocs(): Router {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const docs = Router({ strict: true })
  docs.get('/', (request, response) => {
    if (request.originalUrl.endsWith('/docs')) response.redirect(301, '/docs/')
    else response.type('html').send(page)
  })
  docs.get('/start.js', (_request, response) => void response.type('js').send(script))
  docs.use(express.static(folder, { index: false, maxAge: '1d' }))
  return docs
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Beleg: API</title>
<link rel="stylesheet" href="swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="start.js"></script>
</body>
</html>
`

const script = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#reference', deepLinking: true, defaultModelsExpandDepth: 0 })
`
