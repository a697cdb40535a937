import { addDocument, addSpeaker } from './support/desk.ts'
import { Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

test('refuses words that stand in several places of the document', async () => {
  const document = await addDocument(service, { text: 'She said no. He said no.' })
  const { slug } = await addSpeaker(service)
  const answer = await service.post(`/documents/${document.id}/quotes`, {
    speaker: slug,
    form: 'DIRECT',
    segments: [{ exact: 'no' }],
  })
  expect(answer).toMatchObject({
    status: 422,
    body: { title: expect.stringMatching('several places'), errors: [{ pointer: '/segments/0/exact' }] },
  })
})
